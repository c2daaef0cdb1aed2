/// \file
/// What coverage looks like in good translations, learnt by `train`: expectations per term, and calibration.
#pragma once

#include <array>
#include <cmath>
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

/// Whether nothing renders a term in this state.
[[nodiscard]] inline bool is_open(CoverState state) {
  return state == CoverState::kUncovered || state == CoverState::kShared;
}

/// Terms that share expectations when a term's own counts are thin: the word classes of glossary entries, then, for
/// terms without an entry, what frequency and surface tell.
inline constexpr std::size_t kClassFrequent = kWordClasses;      ///< under 6 nats of information
inline constexpr std::size_t kClassMedium = kWordClasses + 1;    ///< under 8.5 nats
inline constexpr std::size_t kClassRare = kWordClasses + 2;      ///< 8.5 nats or more
inline constexpr std::size_t kClassUnknown = kWordClasses + 3;   ///< not in the vocabulary
inline constexpr std::size_t kClassNameLike = kWordClasses + 4;  ///< capitalised inside a sentence
inline constexpr std::size_t kClassLiteral = kWordClasses + 5;   ///< a capital behind a small letter: "WebDAV"
inline constexpr std::size_t kTermClasses = kWordClasses + 6;

using StateCounts = std::array<float, kCoverStates>;

/// Expectations of one side. All probabilities are over `CoverState`.
struct SideExpectations {
  std::vector<StateCounts> term_counts;                 ///< per term id: weighted counts in clean held-out text
  std::array<StateCounts, kTermClasses> class_clean{};  ///< P(state | rendered), per class
  std::array<StateCounts, kTermClasses> class_lost{};   ///< P(state | left out), per class
  float open_share = 0.1F;                              ///< of the content terms of a clean unit, the median

  /// log P(state | left out) - log P(state | rendered): the evidence, in nats, that one occurrence was left out.
  /// `document_counts` adds what this very document shows of the term (may be null).
  [[nodiscard]] double evidence(WordId term, std::size_t term_class, CoverState state,
                                const StateCounts* document_counts) const;
};

/// A logistic model over `Size` features.
template <std::size_t Size>
struct Logistic {
  static constexpr std::size_t kFeatures = Size;
  using Features = std::array<double, Size>;

  Features weights{};
  double bias = 0.0;

  [[nodiscard]] double logit(const Features& features) const {
    double sum = bias;
    for (std::size_t k = 0; k < Size; ++k) sum += weights[k] * features[k];
    return sum;
  }
  [[nodiscard]] double probability(const Features& features) const { return 1.0 / (1.0 + std::exp(-logit(features))); }
};

/// How much one open (uncovered or shared) content term speaks for having been left out, in nats: the classes first,
/// then the features that metrics/omission_scan.h lists.
using TermEvidence = Logistic<kTermClasses + 16>;
/// The same for a content term that is linked; features in metrics/omission_scan.h.
using LinkedEvidence = Logistic<8>;
/// Probability that a run of open terms was left out; features in metrics/omission_scan.h.
using RunCalibration = Logistic<9>;
/// Probability that anything of a unit was left out; features in metrics/omission_scan.h.
using UnitCalibration = Logistic<11>;

/// What finds omissions (from the source side) or additions (from the target side).
struct SideModel {
  SideExpectations expectations;
  TermEvidence term;
  LinkedEvidence linked;
  /// Small runs and large ones are told apart by different things: where a word is gone the words around it tell, where
  /// a clause is gone the length does.
  std::array<RunCalibration, 2> run;
  UnitCalibration unit;
  double prior = 0.5;  ///< share of damaged units that the probabilities of `run` and `unit` suppose

  /// The calibration for a run with so many open content terms.
  [[nodiscard]] const RunCalibration& run_model(std::size_t content_terms) const {
    return run[run_size(content_terms)];
  }
  [[nodiscard]] static std::size_t run_size(std::size_t content_terms) { return content_terms >= 3 ? 1 : 0; }
};

struct CoverageModel {
  SideModel source;
  SideModel target;
};

}  // namespace lacuna::langpack
