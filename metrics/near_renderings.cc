#include "metrics/near_renderings.h"

#include <algorithm>
#include <cmath>

namespace lacuna::metrics {
namespace {

using langpack::CoverState;
using langpack::kUnknownWord;
using langpack::Translation;
using langpack::WordId;

constexpr float kLeastWalk = 2e-3F;       // of the first two steps
constexpr std::size_t kLeastPrefix = 4;   // bytes that a derivation has in common with its root
constexpr double kPrefixShare = 0.6;      // … and their share of the longer word
constexpr float kLeastRendering = 0.02F;  // of a rendering whose derivations count

bool same_root(std::string_view a, std::string_view b) {
  const auto [end, unused] =
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin());
  const auto common = static_cast<std::size_t>(end - a.begin());
  return common >= kLeastPrefix &&
         static_cast<double>(common) >= kPrefixShare * static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace

NearRenderings::NearRenderings(const text::Analysis& other, const SideCoverage& coverage,
                               const langpack::LanguagePack& pack, bool from_source)
    : pack_(pack),
      there_(from_source ? pack.forward : pack.backward),
      back_(from_source ? pack.backward : pack.forward),
      words_(from_source ? pack.target.vocabulary : pack.source.vocabulary),
      from_source_(from_source) {
  for (const CoveredTerm& term : coverage.terms) {
    const bool open = term.state == CoverState::kUncovered || term.state == CoverState::kShared;
    if (term.content && open) open_.push_back({term.id, other.keys[term.begin]});
  }
}

double NearRenderings::pivot(WordId term) const {
  if (term == kUnknownWord || open_.empty()) return 0.0;
  std::vector<float> reached(open_.size(), 0.0F);
  for (const Translation& rendering : there_.row(term)) {
    for (const Translation& other : back_.row(rendering.word)) {
      const float walk = rendering.probability * other.probability;
      if (walk < kLeastWalk) continue;
      for (std::size_t i = 0; i < open_.size(); ++i) reached[i] += walk * there_.probability(other.word, open_[i].id);
    }
  }
  return static_cast<double>(*std::max_element(reached.begin(), reached.end()));
}

bool NearRenderings::derived(WordId term) const {
  if (term == kUnknownWord) return false;
  const auto near = [&](WordId rendering) {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const OpenWord& word) { return same_root(word.key, words_.word(rendering)); });
  };
  for (const Translation& rendering : there_.row(term)) {
    if (rendering.probability >= kLeastRendering && near(rendering.word)) return true;
  }
  if (!from_source_) return false;
  const langpack::Glossary::Entry entry = pack_.glossary.entry(term);
  for (std::uint32_t r = 0; r < entry.rendering_count; ++r) {
    const auto words = pack_.glossary.rendering(entry.first_rendering + r);
    if (words.size() == 1 && near(words.front())) return true;
  }
  return false;
}

}  // namespace lacuna::metrics
