/// \file
/// Scores of segments that are in memory one by one: what a binding of another language has.
///
///     SegmentRequest request{.hypotheses = views, .references = {reference}, .metrics = {*make_bleu({})}};
///     Result<SystemResult> result = score_segments(request);
///     if (result) use(result->metrics[0].score, result->metrics[0].table);
///
/// Texts with a segment a line go through `score_texts` (scoring.h), which reads them as they come. Thread-safety: a
/// free function, no state. Cost: linear in the texts; memory: the tables, 8 bytes a cell.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna {

/// Segments of one system. They stay the caller's, and may hold line breaks.
struct SegmentRequest {
  std::span<const std::string_view> hypotheses;
  /// A stream for each reference, as long as `hypotheses`; none: that segment has a reference less. Each has one.
  std::vector<std::span<const std::optional<std::string_view>>> references;
  std::vector<MetricPtr> metrics;
  bool strip_segments = true;  ///< drop white space at the ends of segments first, as `ScoreRequest::strip_lines`
  std::size_t threads = 0;     ///< 0: one per core
};

/// Scores segments with every metric. No segments are no error: what that makes undefined says so. Errors: kUsage (no
/// reference, no metric, a metric that needs other inputs), kEncoding and kMismatch (lengths of streams, a segment
/// without a reference), with the segment's index from 0 in the message; kInterrupted.
[[nodiscard]] Result<SystemResult> score_segments(const SegmentRequest& request, Progress* progress = nullptr);

}  // namespace lacuna
