/// \file
/// Links between the words of a source segment and of its translation, under competition: a target word serves one
/// source term. Evidence, strongest first: numbers of equal value, names alike without marks, renderings of the
/// glossary, translation probabilities of the lexicon.
#pragma once

#include <cstdint>
#include <vector>

#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"

namespace lacuna::metrics {

enum class LinkKind : std::uint8_t { kNumber, kName, kGlossary, kLexicon };

/// Source words [source_begin, source_end) are rendered by target words [target_begin, target_end). The target range
/// may enclose words that are not part of the link (as in "carry it out").
struct Link {
  std::uint32_t source_begin = 0;
  std::uint32_t source_end = 0;
  std::uint32_t target_begin = 0;
  std::uint32_t target_end = 0;
  LinkKind kind = LinkKind::kLexicon;
  float quality = 0.0F;  ///< 0..1
};

inline constexpr std::int32_t kNoLink = -1;

/// Links of one unit, and for each word of each side which link holds it.
struct LinkSet {
  std::vector<Link> links;
  std::vector<std::int32_t> source_link;    ///< per source word: index into `links`, or kNoLink
  std::vector<std::int32_t> target_link;    ///< per target word
  std::vector<std::uint8_t> source_wanted;  ///< per source word: a candidate was there but its target words were taken
  std::vector<std::uint8_t> target_wanted;  ///< per target word: likewise
};

/// Finds the links of a unit. Candidates are taken greedily by weight: quality times the information (nats) of the
/// words they join, less a little for distance from the links already around. Two passes: the second measures
/// distance from the first pass's neighbours instead of from the diagonal. Thread-safe. Cost: the number of candidates
/// (a few per word) times its logarithm.
[[nodiscard]] LinkSet match_words(const text::Analysis& source, const text::Analysis& target,
                                  const langpack::LanguagePack& pack);
/// Likewise; `terms` is the source cut into the pack's terms.
[[nodiscard]] LinkSet match_words(const text::Analysis& source, const langpack::TermCut& terms,
                                  const text::Analysis& target, const langpack::LanguagePack& pack);

}  // namespace lacuna::metrics
