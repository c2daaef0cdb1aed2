/// \file
/// The columns of a meta-evaluation: values, orders, tests and ranks of all metrics by one statistic.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/pipeline/meta/score_tables.h"
#include "lacuna/meta.h"

namespace lacuna::pipeline {

/// People's scores at a level, and those of the metrics that have some there.
struct LevelScores {
  HumanScores human;
  std::vector<std::optional<std::vector<double>>> metrics;  // null: the metric has none
};

/// All that columns are computed from.
struct MetaEvaluation {
  const MetaRequest& request;
  LevelScores systems;
  LevelScores segments;
  base::ParallelFor parallel_for;
};

/// Fills `column`, whose values are as many as metrics. Remarks are what a reader has to know.
void fill_column(const MetaEvaluation& evaluation, MetaColumn& column, std::vector<std::string>& remarks);

}  // namespace lacuna::pipeline
