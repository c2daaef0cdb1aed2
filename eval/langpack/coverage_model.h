/// \file
/// What coverage looks like in good translations, learnt by `train`: expectations per term, and calibration.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "eval/langpack/glossary.h"
#include "eval/langpack/vocabulary.h"

namespace lacuna::langpack {

/// How a term fares in a unit.
enum class CoverState : std::uint8_t {
  kCovered,    ///< linked to a counterpart of its own
  kWeak,       ///< linked by thin evidence only
  kShared,     ///< a counterpart is there but another term needs it
  kUncovered,  ///< nothing in the other text renders it
};
inline constexpr std::size_t kCoverStates = 4;

/// Terms that share expectations when a term's own counts are thin: the word classes of glossary entries, then, for
/// terms without an entry, what frequency and surface tell.
inline constexpr std::size_t kClassFrequent = kWordClasses;      ///< under 6 nats of information
inline constexpr std::size_t kClassMedium = kWordClasses + 1;    ///< under 8.5 nats
inline constexpr std::size_t kClassRare = kWordClasses + 2;      ///< 8.5 nats or more
inline constexpr std::size_t kClassUnknown = kWordClasses + 3;   ///< not in the vocabulary
inline constexpr std::size_t kClassNameLike = kWordClasses + 4;  ///< capitalised inside a sentence
inline constexpr std::size_t kTermClasses = kWordClasses + 5;

using StateCounts = std::array<float, kCoverStates>;

/// Expectations of one side. All probabilities are over `CoverState`.
struct SideExpectations {
  std::vector<StateCounts> term_counts;                 ///< per term id: weighted counts in clean held-out text
  std::array<StateCounts, kTermClasses> class_clean{};  ///< P(state | rendered), per class
  std::array<StateCounts, kTermClasses> class_lost{};   ///< P(state | left out), per class

  /// log P(state | left out) - log P(state | rendered): the evidence, in nats, that one occurrence was left out.
  /// `document_counts` adds what this very document shows of the term (may be null).
  [[nodiscard]] double evidence(WordId term, std::size_t term_class, CoverState state,
                                const StateCounts* document_counts) const;
};

/// Logistic model over a run of uncovered terms. Order of features: `kRunFeatures`.
struct RunCalibration {
  static constexpr std::size_t kFeatures = 7;
  std::array<double, kFeatures> weights{};
  double bias = 0.0;

  [[nodiscard]] double probability(const std::array<double, kFeatures>& features) const;
};

struct CoverageModel {
  SideExpectations source;
  SideExpectations target;
  RunCalibration omission;
  RunCalibration addition;
};

}  // namespace lacuna::langpack
