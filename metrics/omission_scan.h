/// \file
/// Runs of terms that nothing on the other side renders: candidates for an omission (seen from the source) or an
/// addition (seen from the target; the same computation with the sides swapped).
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/langpack/coverage_model.h"
#include "eval/text/analysis.h"
#include "metrics/coverage.h"

namespace lacuna::metrics {

/// A unit as seen from one of its sides.
struct SideView {
  const text::Analysis& analysis;            ///< this side
  const SideCoverage& coverage;              ///< this side
  const std::vector<std::int32_t>& link_of;  ///< this side, per word
  const SideCoverage& other;                 ///< the other side
  std::size_t other_words = 0;
  const std::vector<Link>& links;
  bool is_source = true;     ///< whether this side is the source
  double length_excess = 0;  ///< standard deviations by which this side is longer than the other lets expect
};

[[nodiscard]] SideView source_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                                   double length_z);
[[nodiscard]] SideView target_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                                   double length_z);

/// What a run of uncovered terms is, from one word to the whole segment.
enum class RunExtent : std::uint8_t { kWords, kListItem, kClause, kSegment };

struct Run {
  std::uint32_t begin = 0;  ///< words [begin, end) of the side
  std::uint32_t end = 0;
  std::uint32_t content_terms = 0;
  double evidence = 0.0;  ///< nats, summed log-likelihood ratios
  bool has_name = false;
  RunExtent extent = RunExtent::kWords;
  std::array<double, langpack::RunCalibration::kFeatures> features{};
  double probability = 0.0;
  std::uint32_t place_begin = 0;  ///< words of the other side where a rendering would be expected: [begin, end)
  std::uint32_t place_end = 0;
};

/// Maximal-sum runs of the evidence of each term (Ruzzo & Tompa 1999), with their features for the calibration:
/// 0 evidence (at most 20 nats), 1 log(1 + content terms), 2 excess length of this side (-3..4), 3 unlinked information
/// of the other side at the expected place over the run's, 4 the same anywhere in the unit, 5 whether the run is a whole
/// list item, clause or segment, 6 covered share of the rest of the unit.
/// `document` may be null. Runs of under 1 nat or without content are left out.
[[nodiscard]] std::vector<Run> scan_runs(const SideView& view, const langpack::SideExpectations& expectations,
                                         const langpack::RunCalibration& calibration, const DocumentCounts* document);

/// The run that is exactly words [begin, end), with features and probability; for sentences tested on their own.
[[nodiscard]] Run run_of(const SideView& view, const langpack::SideExpectations& expectations,
                         const langpack::RunCalibration& calibration, const DocumentCounts* document,
                         std::uint32_t begin, std::uint32_t end);

/// Ruzzo & Tompa's maximal scoring subsequences of `scores`, as half-open index ranges in order. O(n) amortised.
struct ScoredRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  double score = 0.0;
};
[[nodiscard]] std::vector<ScoredRange> maximal_runs(std::span<const double> scores);

}  // namespace lacuna::metrics
