/// \file
/// Scores of whole texts, read a batch of lines at a time, on several threads.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "eval/base/line_reader.h"
#include "eval/base/parallel.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// What is scored, as it comes in.
struct ScoreStreams {
  std::vector<std::unique_ptr<base::LineReader>> references;  ///< one or more, all as long as each hypothesis
  std::vector<std::unique_ptr<base::LineReader>> hypotheses;  ///< one per system
  std::vector<MetricPtr> metrics;
  bool strip_lines = true;           ///< as in `ScoreRequest`
  std::size_t reference_fields = 1;  ///< as in `ScoreRequest`
  /// The one stream of hypotheses has a system in each tab-separated field: as many as its first line has. They are
  /// called "System 1", "System 2", ….
  bool systems_in_fields = false;
  bool resegment = false;  ///< as in `ScoreRequest`
};

/// `lacuna::score_texts` on streams. Rows do not depend on the number of threads. Memory: a few MB for each stream, and
/// the tables; with `resegment` all texts and what `resegment_texts` needs.
[[nodiscard]] Result<std::vector<SystemResult>> score_streams(ScoreStreams streams,
                                                              const base::ParallelFor& parallel_for);

/// `lacuna::score_texts` on several threads.
[[nodiscard]] Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request,
                                                            const base::ParallelFor& parallel_for);

}  // namespace lacuna::pipeline
