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
#include "metrics/near_renderings.h"

namespace lacuna::metrics {

/// What the document says about its units.
struct UnitContext {
  double length_z = 0.0;        ///< of the target, about the document's own median
  double source_freedom = 0.0;  ///< see `SideView::freedom`
  double target_freedom = 0.0;
};

/// A unit as seen from one of its sides.
struct SideView {
  const text::Analysis& analysis;            ///< this side
  const SideCoverage& coverage;              ///< this side
  const std::vector<std::int32_t>& link_of;  ///< this side, per word
  const SideCoverage& other;                 ///< the other side
  const NearRenderings near;
  std::size_t other_words = 0;
  const std::vector<Link>& links;
  const langpack::LanguagePack& pack;
  bool is_source = true;     ///< whether this side is the source
  double length_excess = 0;  ///< standard deviations by which this side is longer than the other lets expect
  double freedom = 0;        ///< nats by which the document leaves more terms open than good translations do elsewhere
  std::vector<std::uint8_t> separators{};        ///< this side, per word: a comma, a semicolon, "and" …
  std::vector<std::uint8_t> other_separators{};  ///< the other side
};

[[nodiscard]] SideView source_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                                   const langpack::LanguagePack& pack, const UnitContext& context);
[[nodiscard]] SideView target_view(const text::Analysis& source, const text::Analysis& target, const UnitCoverage& unit,
                                   const langpack::LanguagePack& pack, const UnitContext& context);

/// The same view with nothing unlinked on the other side: for a segment that stands alone, tested against what its
/// neighbours have to spare. What they do not need and it does not want says nothing.
[[nodiscard]] SideView lone_view(const SideView& view);

/// Features of an open content term, behind the one that names its class:
/// 0 log-likelihood ratio of its state by its own counts; 1 information / 10; 2 words beyond the first (at most 3);
/// 3 log(1 + renderings in the glossary); 4 best lexicon entry, geometric mean of both directions; 5 unlinked
/// information of the other side at the expected place over its own; 6 whether its whole list item is open; 7 whether
/// it is shared; 8 whether it is capitalised inside a sentence; 9 list separators between the links around it more than
/// between their renderings (-2..2), for a term with feature 6.
/// 10-12 logits of what the alignment model thinks of it (`Alignment`: agreed, renders, rendered), / 4; 13 log of
/// `NearRenderings::pivot` (0..1); 14 whether an open word derives from a rendering; 15 log of
/// how much more often than other terms it comes from no word, / 4 (-1..1).
/// Nothing tells of its neighbours: what is left out with them would count against each of them.
[[nodiscard]] langpack::TermEvidence::Features term_features(const SideView& view,
                                                             const langpack::SideExpectations& expectations,
                                                             const DocumentCounts* document, std::size_t term);

/// Features of a linked content term: 0 log-likelihood ratio of its state by its own counts; 1 whether the link is
/// weak; 2 information / 10; 3-5 as 10-12 above, 6 as 15; 7 words between its partner and where the links around it put
/// it, / 10 (at most 2).
[[nodiscard]] langpack::LinkedEvidence::Features linked_features(const SideView& view,
                                                                 const langpack::SideExpectations& expectations,
                                                                 const DocumentCounts* document, std::size_t term);

/// What a run of uncovered terms is, from one word to the whole segment.
enum class RunExtent : std::uint8_t { kWords, kListItem, kClause, kSegment };

struct Run {
  std::uint32_t begin = 0;  ///< words [begin, end) of the side
  std::uint32_t end = 0;
  std::uint32_t content_terms = 0;
  double evidence = 0.0;  ///< nats, summed log-likelihood ratios
  bool has_name = false;
  RunExtent extent = RunExtent::kWords;
  langpack::RunCalibration::Features features{};
  double probability = 0.0;
  std::uint32_t place_begin = 0;  ///< words of the other side where a rendering would be expected: [begin, end)
  std::uint32_t place_end = 0;
};

/// What a scan finds in a unit.
struct UnitScan {
  std::vector<Run> runs;  ///< by place
  langpack::UnitCalibration::Features features{};
  double probability = 0.0;  ///< that anything of this side was left out
};

/// Candidates are the maximal-sum runs of the evidence of each term (Ruzzo & Tompa 1999): `SideModel::term` for open
/// content terms, `SideModel::linked` for the others; and the list items, clauses and sentences that are open for the
/// most part. Of candidates that overlap the most probable one stays. Runs without content are left out.
/// Features of a run for the calibration:
/// 0 evidence (-5..20 nats), 1 open information / 10 (at most 8), 2 excess length of this side (-3..4), less
/// for runs under a third of the unit, 3 unlinked information
/// of the other side at the expected place over the run's, 4 the same anywhere in the unit, 5 whether the run is a
/// whole list item, clause or segment, 6 covered share of the rest of the unit, 7 local excess of list separators
/// (-2..2) when 5 holds, 8 open share of the run's own information. `document` may be null.
/// Features of the unit: 0 evidence of the best run, half a nat less for each term, / 5 (at most 6); 1 of the best term
/// / 3 (-1..2); 2 log of the terms; 3 log ratio of the lengths in characters; 4 the same times the root of the length
/// / 10 (-5..5); 5 logit of the most probable run (-6..6); 6, 7 as 3, 4 with information and terms (/ 4); 8 log of the
/// length; 9 mean evidence of a term; 10 excess length (-3..6).
[[nodiscard]] UnitScan scan_unit(const SideView& view, const langpack::SideModel& model,
                                 const DocumentCounts* document);

/// The run that is exactly words [begin, end), with features and probability; for sentences tested on their own.
[[nodiscard]] Run run_of(const SideView& view, const langpack::SideModel& model, const DocumentCounts* document,
                         std::uint32_t begin, std::uint32_t end);

/// Ruzzo & Tompa's maximal scoring subsequences of `scores`, as half-open index ranges in order. O(n) amortised.
struct ScoredRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  double score = 0.0;
};
[[nodiscard]] std::vector<ScoredRange> maximal_runs(std::span<const double> scores);

}  // namespace lacuna::metrics
