#include "eval/pipeline/meta/meta_columns.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "eval/stats/meta/agreement.h"
#include "eval/stats/meta/grouped_scores.h"
#include "eval/stats/meta/pair_test.h"
#include "eval/stats/meta/permutation_test.h"
#include "eval/stats/meta/soft_accuracy.h"
#include "eval/stats/meta/tie_calibration.h"

namespace lacuna::pipeline {
namespace {

using stats::MetricPair;

/// Best first, by name where equal, undefined ones last.
std::vector<std::size_t> order_of(const std::vector<MetaValue>& values, const std::vector<RatedScores>& metrics) {
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (values[a].value.has_value() != values[b].value.has_value()) return values[a].value.has_value();
    if (values[a].value && *values[a].value != *values[b].value) return *values[a].value > *values[b].value;
    return metrics[a].name < metrics[b].name;
  });
  return order;
}

/// Orders the metrics of a column, tests each pair of those that have a value, and gives out ranks. `test(pairs)` gives
/// their p-values; pairs are of numbers of metrics.
template <class Test>
void finish_column(const MetaEvaluation& evaluation, MetaColumn& column, Test test) {
  const MetaOptions& options = evaluation.request.options;
  column.order = order_of(column.values, evaluation.request.metrics);
  std::vector<std::size_t> defined;
  std::copy_if(column.order.begin(), column.order.end(), std::back_inserter(defined),
               [&](std::size_t metric) { return column.values[metric].value.has_value(); });
  if (options.samples == 0) {  // plain ranks; equal values share theirs
    for (std::size_t i = 0; i < defined.size(); ++i) {
      const bool tied = i > 0 && *column.values[defined[i]].value == *column.values[defined[i - 1]].value;
      column.values[defined[i]].rank = tied ? column.values[defined[i - 1]].rank : i + 1;
    }
    return;
  }
  std::vector<MetricPair> pairs;
  for (std::size_t i = 0; i < defined.size(); ++i) {
    for (std::size_t j = i + 1; j < defined.size(); ++j) pairs.push_back({defined[i], defined[j]});
  }
  column.p_values.assign(column.values.size(), std::vector<std::optional<double>>(column.values.size()));
  if (!pairs.empty()) {
    const std::vector<double> p_values = test(pairs);
    for (std::size_t p = 0; p < pairs.size(); ++p) column.p_values[pairs[p].better][pairs[p].worse] = p_values[p];
  }
  const std::vector<std::size_t> ranks = stats::cluster_ranks(defined, column.p_values, options.alpha);
  for (std::size_t i = 0; i < defined.size(); ++i) column.values[defined[i]].rank = ranks[i];
}

stats::PermutationOptions permutation_options(const MetaOptions& options) {
  return {.permutation = options.permutation, .samples = options.samples, .seed = options.seed};
}

std::string undefined_reason(MetaStatistic statistic) {
  if (statistic == MetaStatistic::kKendallLike) return "no two human scores of a group are far enough apart";
  if (statistic == MetaStatistic::kAccuracy || statistic == MetaStatistic::kTieAccuracy) {
    return "no group has two human scores";
  }
  return "no group has two different human scores and two different scores of the metric";
}

std::string missing_reason(MetaLevel level) {
  return level == MetaLevel::kSystem ? "no scores of systems" : "no scores of segments";
}

/// The metrics' scores of the cells; empty for those that have none.
std::vector<std::vector<double>> gather_all(const LevelScores& scores, const stats::GroupedScores& grouped) {
  std::vector<std::vector<double>> gathered;
  gathered.reserve(scores.metrics.size());
  for (const auto& metric : scores.metrics) {
    gathered.push_back(metric ? stats::gather(grouped, *metric) : std::vector<double>());
  }
  return gathered;
}

void fill_agreement(const MetaEvaluation& evaluation, MetaColumn& column) {
  const MetaOptions& options = evaluation.request.options;
  const bool systems = column.level == MetaLevel::kSystem;
  const LevelScores& scores = systems ? evaluation.systems : evaluation.segments;
  const stats::GroupedScores grouped = stats::group_scores(scores.human.scores, scores.human.columns, column.grouping);
  const stats::Agreement agreement(grouped, {.statistic = column.statistic,
                                             .like_threshold = options.like_threshold,
                                             .undefined_as_zero = options.undefined_as_zero});
  const std::vector<std::vector<double>> gathered = gather_all(scores, grouped);
  evaluation.parallel_for(gathered.size(), [&](std::size_t m) {
    MetaValue& value = column.values[m];
    if (!scores.metrics[m]) {
      value.reason = missing_reason(column.level);
      return;
    }
    const stats::GroupedValue figure = agreement.of(gathered[m]);
    value.value = figure.value;
    value.groups = figure.groups;
    if (!figure.value) value.reason = undefined_reason(column.statistic);
  });
  finish_column(evaluation, column, [&](const std::vector<MetricPair>& pairs) {
    if (systems && options.permutation == MetaPermutation::kInputs) {
      std::vector<std::vector<double>> matrices;
      matrices.reserve(gathered.size());
      for (const auto& metric : evaluation.segments.metrics) matrices.push_back(metric.value_or(std::vector<double>()));
      return stats::input_permutation_p_values(agreement, grouped, evaluation.segments.human.columns, matrices, pairs,
                                               permutation_options(options), evaluation.parallel_for);
    }
    return stats::permutation_p_values(agreement, grouped, scores.human.columns, gathered, pairs,
                                       permutation_options(options), evaluation.parallel_for);
  });
}

void fill_tie_accuracy(const MetaEvaluation& evaluation, MetaColumn& column) {
  const MetaOptions& options = evaluation.request.options;
  const LevelScores& scores = evaluation.segments;
  const stats::GroupedScores grouped = stats::group_scores(scores.human.scores, scores.human.columns, column.grouping);
  const std::vector<std::vector<double>> gathered = gather_all(scores, grouped);
  evaluation.parallel_for(gathered.size(), [&](std::size_t m) {
    MetaValue& value = column.values[m];
    if (!scores.metrics[m]) {
      value.reason = missing_reason(column.level);
      return;
    }
    const stats::TieCalibration ties = stats::calibrate_ties(grouped, gathered[m]);
    if (ties.groups == 0) {
      value.reason = undefined_reason(column.statistic);
      return;
    }
    value = {.value = ties.accuracy, .groups = ties.groups, .epsilon = ties.epsilon};
  });
  finish_column(evaluation, column, [&](const std::vector<MetricPair>& pairs) {
    std::vector<stats::CalibratedMetric> metrics;
    std::vector<std::size_t> places(gathered.size());
    for (std::size_t m = 0; m < gathered.size(); ++m) {
      places[m] = metrics.size();
      if (column.values[m].value) metrics.push_back({.scores = gathered[m], .epsilon = *column.values[m].epsilon});
    }
    const std::vector<stats::RightPairs> right = stats::compare_pairs(grouped, metrics, evaluation.parallel_for);
    std::vector<double> p_values(pairs.size());
    evaluation.parallel_for(pairs.size(), [&](std::size_t p) {
      p_values[p] = stats::pair_permutation_p_value(right, places[pairs[p].better], places[pairs[p].worse],
                                                    options.samples, options.seed);
    });
    return p_values;
  });
}

/// Segments that people scored of every system.
std::vector<std::size_t> complete_segments(const HumanScores& human) {
  std::vector<std::size_t> complete;
  for (std::size_t segment = 0; segment < human.columns; ++segment) {
    bool all = true;
    for (std::size_t system = 0; system < human.systems.size(); ++system) {
      all = all && human.scores[system * human.columns + segment].has_value();
    }
    if (all) complete.push_back(segment);
  }
  return complete;
}

void fill_soft_accuracy(const MetaEvaluation& evaluation, MetaColumn& column, std::vector<std::string>& remarks) {
  const MetaOptions& options = evaluation.request.options;
  const LevelScores& scores = evaluation.segments;
  const std::vector<std::size_t> complete = complete_segments(scores.human);
  const std::size_t systems = scores.human.systems.size();
  for (std::size_t m = 0; m < scores.metrics.size(); ++m) {
    if (!scores.metrics[m]) {
      column.values[m].reason = missing_reason(MetaLevel::kSegment);
    } else if (complete.empty()) {
      column.values[m].reason = "people scored no segment of all systems";
    } else if (systems < 2) {
      column.values[m].reason = "people scored segments of one system only";
    }
  }
  std::size_t rated = 0;
  for (std::size_t segment = 0; segment < scores.human.columns; ++segment) {
    bool any = false;
    for (std::size_t system = 0; system < systems; ++system) {
      any = any || scores.human.scores[system * scores.human.columns + segment].has_value();
    }
    rated += any ? 1U : 0U;
  }
  if (complete.size() < rated && !complete.empty()) {
    remarks.push_back("spa uses the " + std::to_string(complete.size()) +
                      " segments that people scored of every system, of " + std::to_string(rated) +
                      " that they scored of any.");
  }
  if (complete.empty() || systems < 2) {
    finish_column(evaluation, column, [](const std::vector<MetricPair>&) { return std::vector<double>(); });
    return;
  }
  const auto chosen = [&](const auto& score_of) {
    std::vector<double> matrix;
    matrix.reserve(systems * complete.size());
    for (std::size_t system = 0; system < systems; ++system) {
      for (const std::size_t segment : complete) matrix.push_back(score_of(system * scores.human.columns + segment));
    }
    return matrix;
  };
  const stats::SoftAccuracy soft(systems, complete.size(), options.soft_samples, options.soft_seed);
  const std::vector<double> human =
      soft.p_values(soft.sums_of(chosen([&](std::size_t cell) { return *scores.human.scores[cell]; })));
  std::vector<std::vector<double>> matrices(scores.metrics.size());
  evaluation.parallel_for(matrices.size(), [&](std::size_t m) {
    if (!scores.metrics[m]) {  // takes part in no pair
      matrices[m].assign(systems * complete.size(), 0.0);
      return;
    }
    matrices[m] = chosen([&](std::size_t cell) { return (*scores.metrics[m])[cell]; });
    column.values[m].value = stats::SoftAccuracy::agreement(human, soft.p_values(soft.sums_of(matrices[m])));
    column.values[m].groups = 1;
  });
  finish_column(evaluation, column, [&](const std::vector<MetricPair>& pairs) {
    return stats::soft_permutation_p_values(soft, human, complete.size(), matrices, pairs, permutation_options(options),
                                            evaluation.parallel_for);
  });
}

}  // namespace

void fill_column(const MetaEvaluation& evaluation, MetaColumn& column, std::vector<std::string>& remarks) {
  if (column.statistic == MetaStatistic::kSoftAccuracy) {
    fill_soft_accuracy(evaluation, column, remarks);
  } else if (column.statistic == MetaStatistic::kTieAccuracy) {
    fill_tie_accuracy(evaluation, column);
  } else {
    fill_agreement(evaluation, column);
  }
}

}  // namespace lacuna::pipeline
