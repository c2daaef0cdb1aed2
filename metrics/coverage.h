/// \file
/// Coverage of a unit: each side's terms with their state, their evidence of being left out, and the covered share of
/// information.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "eval/langpack/pack.h"
#include "metrics/coverage_matcher.h"

namespace lacuna::metrics {

/// What the alignment model thinks of a term: probabilities.
struct Alignment {
  float agreed = 0.0F;    ///< of its best partner: the geometric mean over both directions
  float renders = 0.0F;   ///< that some word of the other side comes from it
  float rendered = 0.0F;  ///< that it comes from some word of the other side
};

/// A term of one side, or what is left of one when part of it is linked.
struct CoveredTerm {
  std::uint32_t begin = 0;  ///< words [begin, end) of the side's analysis
  std::uint32_t end = 0;
  langpack::WordId id = langpack::kUnknownWord;
  std::uint8_t term_class = 0;  ///< index into the class tables of `SideExpectations`
  langpack::CoverState state = langpack::CoverState::kUncovered;
  float information = 0.0F;  ///< nats
  bool content = false;      ///< not a function word
  Alignment alignment;
};

struct SideCoverage {
  std::vector<CoveredTerm> terms;
  double information = 0.0;    ///< of content terms, nats
  double covered = 0.0;        ///< of it, covered
  std::size_t characters = 0;  ///< without white space

  /// Open share of the content terms; null for a side with few of them.
  [[nodiscard]] std::optional<double> open_share() const;
  /// Covered share, 0..1; 1 for a side without content.
  [[nodiscard]] double share() const { return information > 0.0 ? covered / information : 1.0; }
};

struct UnitCoverage {
  LinkSet links;
  SideCoverage source;
  SideCoverage target;

  /// Standard deviations of the target's length from what the source lets expect; negative: too short.
  [[nodiscard]] double length_z(const langpack::LengthModel& model) const {
    return model.z(source.characters, target.characters);
  }
};

/// Coverage of one unit, both ways. Thread-safe.
[[nodiscard]] UnitCoverage cover(const text::Analysis& source, const text::Analysis& target,
                                 const langpack::LanguagePack& pack);

/// How often each term was in each state, over the units of a document.
using DocumentCounts = std::unordered_map<langpack::WordId, langpack::StateCounts>;
void count_states(const SideCoverage& side, DocumentCounts& counts);

}  // namespace lacuna::metrics
