/// \file
/// Scores of Lacuna's own metrics for the systems of a test set, as metrics to be evaluated.
#pragma once

#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/corpus/score_files.h"
#include "lacuna/meta.h"
#include "lacuna/metric.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// What one metric is for whole texts and for single segments.
struct OwnMetric {
  std::string name;    ///< of its scores
  MetricPtr systems;   ///< of rows' sums
  MetricPtr segments;  ///< of the same rows, one by one: BLEU's differs in its effective order
};

/// One for each metric: scores of all systems and their segments, negated where lower is better, so that higher is
/// (`lower_is_better` is false, as files of mt-metrics-eval have it). Errors: those of `score_streams`; kUsage for a
/// metric that has no better direction.
[[nodiscard]] Result<std::vector<RatedScores>> own_scores(const std::vector<corpus::NamedFile>& systems,
                                                          const std::vector<corpus::NamedFile>& references,
                                                          const std::vector<OwnMetric>& metrics,
                                                          const base::ParallelFor& parallel_for);

}  // namespace lacuna::pipeline
