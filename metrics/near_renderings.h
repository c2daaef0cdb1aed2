/// \file
/// How close a word that nothing links comes to rendering a term that nothing renders: a careful translator's synonym
/// is in no lexicon's row, but it renders other words that the usual renderings render as well.
#pragma once

#include <string_view>
#include <vector>

#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "metrics/coverage.h"

namespace lacuna::metrics {

class NearRenderings {
 public:
  /// `other` and `coverage` are the side whose open content words may render terms of this side; they and `pack`
  /// outlive the object. `from_source`: the terms are those of the source.
  NearRenderings(const text::Analysis& other, const SideCoverage& coverage, const langpack::LanguagePack& pack,
                 bool from_source);

  /// Probability of the likeliest open word at the end of a walk term → rendering → another term of it → rendering:
  /// paraphrases by a pivot (Bannard & Callison-Burch 2005), in the lexicons of both directions. 0..1.
  [[nodiscard]] double pivot(langpack::WordId term) const;
  /// Whether an open word begins as a rendering of the term does: a derivation ("invade", "invasion").
  [[nodiscard]] bool derived(langpack::WordId term) const;

 private:
  struct OpenWord {
    langpack::WordId id;
    std::string_view key;
  };
  const langpack::LanguagePack& pack_;
  const langpack::Lexicon& there_;
  const langpack::Lexicon& back_;
  const langpack::Vocabulary& words_;  // of the other side
  bool from_source_;
  std::vector<OpenWord> open_;
};

}  // namespace lacuna::metrics
