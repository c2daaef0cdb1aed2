#include "eval/align/pair_posteriors.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "eval/align/jump_chain.h"

namespace lacuna::align {
namespace {

using langpack::kUnknownWord;
using langpack::WordId;

constexpr float kUnseenShare = 1e-4F;  // of a known word's renderings: not in the lexicon
constexpr float kUnknownShare = 0.3F;  // of an unknown word's renderings: any word, by frequency
constexpr float kVouched = 0.5F;       // probability of a rendering that is vouched for

float frequency(const langpack::TermModel& model, WordId id) { return std::exp(-model.information(id)); }

float null_probability(const std::vector<float>& row, WordId id, const langpack::TermModel& model) {
  return id < row.size() ? row[id] : frequency(model, kUnknownWord);
}

}  // namespace

PlacePosteriors pair_posteriors(std::span<const WordId> source, std::span<const WordId> target,
                                std::span<const WordLink> vouched, const langpack::LanguagePack& pack) {
  const std::size_t n = source.size();
  const std::size_t m = target.size();
  PlacePosteriors out{.sources = n,
                      .targets = m,
                      .forward = std::vector<float>(n * m, 0.0F),
                      .backward = std::vector<float>(n * m, 0.0F)};
  if (n == 0 || m == 0) return out;
  JumpChain forward;
  JumpChain backward;
  forward.resize(n, m);
  backward.resize(m, n);
  std::vector<float> target_frequency(m);
  for (std::size_t j = 0; j < m; ++j) {
    target_frequency[j] = frequency(pack.target, target[j]);
    forward.null_emission(j) = null_probability(pack.alignment.null_target, target[j], pack.target);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const float source_frequency = frequency(pack.source, source[i]);
    backward.null_emission(i) = null_probability(pack.alignment.null_source, source[i], pack.source);
    float* row = backward.emission(i);
    for (std::size_t j = 0; j < m; ++j) {
      const bool known = source[i] != kUnknownWord && target[j] != kUnknownWord;
      const float share = known ? kUnseenShare : kUnknownShare;
      forward.emission(j)[i] = pack.forward.probability(source[i], target[j]) + share * target_frequency[j];
      row[j] = pack.backward.probability(target[j], source[i]) + share * source_frequency;
    }
  }
  for (const WordLink& link : vouched) {
    float& there = forward.emission(link.target)[link.source];
    float& back = backward.emission(link.source)[link.target];
    there = std::max(there, kVouched);
    back = std::max(back, kVouched);
  }
  const langpack::AlignmentModel& model = pack.alignment;
  forward.run(model.forward, model.null_probability, 1.0, nullptr);
  backward.run(model.backward, model.null_probability, 1.0, nullptr);
  for (std::size_t j = 0; j < m; ++j) {
    const float* posterior = forward.posterior(j);
    for (std::size_t i = 0; i < n; ++i) out.forward[i * m + j] = posterior[i];
  }
  for (std::size_t i = 0; i < n; ++i) {
    std::copy_n(backward.posterior(i), m, out.backward.begin() + static_cast<std::ptrdiff_t>(i * m));
  }
  return out;
}

}  // namespace lacuna::align
