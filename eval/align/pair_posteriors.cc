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
  const langpack::AlignmentModel& model = pack.alignment;
  std::vector<float> source_frequency(n);
  std::vector<float> target_frequency(m);
  for (std::size_t i = 0; i < n; ++i) source_frequency[i] = frequency(pack.source, source[i]);
  for (std::size_t j = 0; j < m; ++j) target_frequency[j] = frequency(pack.target, target[j]);
  const auto share = [](WordId a, WordId b) {
    return a != kUnknownWord && b != kUnknownWord ? kUnseenShare : kUnknownShare;
  };

  JumpChain chain;  // one after the other: its tables are most of the memory
  chain.resize(n, m);
  for (std::size_t j = 0; j < m; ++j) {
    chain.null_emission(j) = null_probability(model.null_target, target[j], pack.target);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < m; ++j) {
      chain.emission(j)[i] =
          pack.forward.probability(source[i], target[j]) + share(source[i], target[j]) * target_frequency[j];
    }
  }
  for (const WordLink& link : vouched) {
    float& there = chain.emission(link.target)[link.source];
    there = std::max(there, kVouched);
  }
  chain.run(model.forward, model.null_probability, 1.0, nullptr);
  for (std::size_t j = 0; j < m; ++j) {
    const float* posterior = chain.posterior(j);
    for (std::size_t i = 0; i < n; ++i) out.forward[i * m + j] = posterior[i];
  }

  chain.resize(m, n);
  for (std::size_t i = 0; i < n; ++i) {
    chain.null_emission(i) = null_probability(model.null_source, source[i], pack.source);
  }
  for (std::size_t j = 0; j < m; ++j) {
    for (std::size_t i = 0; i < n; ++i) {
      chain.emission(i)[j] =
          pack.backward.probability(target[j], source[i]) + share(source[i], target[j]) * source_frequency[i];
    }
  }
  for (const WordLink& link : vouched) {
    float& back = chain.emission(link.source)[link.target];
    back = std::max(back, kVouched);
  }
  chain.run(model.backward, model.null_probability, 1.0, nullptr);
  for (std::size_t i = 0; i < n; ++i) {
    std::copy_n(chain.posterior(i), m, out.backward.begin() + static_cast<std::ptrdiff_t>(i * m));
  }
  return out;
}

}  // namespace lacuna::align
