#include "lacuna/meta.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <utility>

#include "eval/pipeline/meta/score_tables.h"
#include "eval/pipeline/parallel.h"
#include "eval/stats/meta/agreement.h"
#include "eval/stats/meta/grouped_scores.h"
#include "eval/stats/meta/permutation_test.h"
#include "eval/stats/meta/soft_accuracy.h"
#include "eval/stats/meta/tie_calibration.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

using pipeline::HumanScores;
using stats::MetricPair;

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message)}; }

/// People's scores at a level, and those of the metrics that have some there.
struct LevelScores {
  HumanScores human;
  std::vector<std::optional<std::vector<double>>> metrics;  // null: the metric has none
};

/// All that columns are computed from.
struct Evaluation {
  const MetaRequest& request;
  LevelScores systems;
  LevelScores segments;
  base::ParallelFor parallel_for;
};

std::string_view permutation_name(MetaPermutation permutation) {
  switch (permutation) {
    case MetaPermutation::kBoth:
      return "both";
    case MetaPermutation::kInputs:
      return "inputs";
    case MetaPermutation::kSystems:
      break;
  }
  return "systems";
}

Result<LevelScores> level_scores(const MetaRequest& request, MetaLevel level) {
  const bool systems = level == MetaLevel::kSystem;
  const auto table_of = [&](const RatedScores& rated) {
    if (!systems) return rated.segments;
    return rated.systems.empty() ? pipeline::means_of_segments(rated.segments) : rated.systems;
  };
  const auto signed_table = [&](const RatedScores& rated) {
    return rated.lower_is_better ? pipeline::negated(table_of(rated)) : table_of(rated);
  };
  LevelScores scores;
  const Result<HumanScores> human =
      pipeline::human_scores(request.human, signed_table(request.human), request.excluded);
  if (!human) return human.error();
  scores.human = *human;
  scores.metrics.resize(request.metrics.size());
  if (human->systems.empty()) return scores;
  for (std::size_t m = 0; m < request.metrics.size(); ++m) {
    const ScoreTable table = signed_table(request.metrics[m]);
    if (table.empty()) continue;
    const Result<std::vector<double>> metric = pipeline::metric_scores(request.metrics[m], table, *human);
    if (!metric) return metric.error();
    scores.metrics[m] = *metric;
  }
  return scores;
}

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
void finish_column(const Evaluation& evaluation, MetaColumn& column, Test test) {
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

void fill_agreement(const Evaluation& evaluation, MetaColumn& column) {
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

void fill_tie_accuracy(const Evaluation& evaluation, MetaColumn& column) {
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

void fill_soft_accuracy(const Evaluation& evaluation, MetaColumn& column, std::vector<std::string>& remarks) {
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
    remarks.push_back("spa uses the " + std::to_string(complete.size()) + " segments that people scored of every system, of " +
                      std::to_string(rated) + " that they scored of any.");
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
    return stats::soft_permutation_p_values(soft, human, complete.size(), matrices, pairs,
                                            permutation_options(options), evaluation.parallel_for);
  });
}

std::vector<MetaColumn> columns_of(const MetaOptions& options, std::size_t metrics) {
  std::vector<MetaColumn> columns;
  const auto add = [&](MetaLevel level, MetaStatistic statistic, MetaGrouping grouping) {
    columns.push_back({.level = level, .statistic = statistic, .grouping = grouping});
    columns.back().values.resize(metrics);
  };
  for (const MetaStatistic statistic : options.system_statistics) {
    add(MetaLevel::kSystem, statistic, MetaGrouping::kNone);
  }
  for (const MetaGrouping grouping : options.groupings) {
    for (const MetaStatistic statistic : options.segment_statistics) add(MetaLevel::kSegment, statistic, grouping);
  }
  return columns;
}

Status check_request(const MetaRequest& request) {
  if (Status status = request.options.validate(); !status) return status;
  if (request.metrics.empty()) return usage("there is no metric to evaluate");
  for (std::size_t i = 0; i < request.metrics.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (request.metrics[i].name == request.metrics[j].name) {
        return usage("there are two metrics called '" + request.metrics[i].name + "'");
      }
    }
  }
  const MetaOptions& options = request.options;
  const bool inputs = options.permutation == MetaPermutation::kInputs && options.samples > 0;
  if (!inputs || options.system_statistics.empty()) return {};
  for (const RatedScores& metric : request.metrics) {
    if (metric.segments.empty() || !metric.systems.empty()) {
      return usage("permutation 'inputs' needs scores of systems that are means of segments; those of " + metric.name +
                   " are not");
    }
  }
  return {};
}

void describe(const Evaluation& evaluation, MetaReport& report) {
  const MetaRequest& request = evaluation.request;
  report.tool.version = kVersion;
  report.language_pair = request.language_pair;
  report.human = request.human.name;
  report.human_means_of_segments = request.human.systems.empty();
  report.systems = evaluation.segments.human.systems;
  for (const std::string& system : evaluation.systems.human.systems) {
    if (std::find(report.systems.begin(), report.systems.end(), system) == report.systems.end()) {
      report.systems.push_back(system);
    }
  }
  report.excluded = request.excluded;
  report.segments = evaluation.segments.human.columns;
  const auto& scores = evaluation.segments.human.scores;
  report.rated = static_cast<std::size_t>(
      std::count_if(scores.begin(), scores.end(), [](const auto& score) { return score.has_value(); }));
  report.samples = request.options.samples;
  report.seed = request.options.seed;
  report.alpha = request.options.alpha;
  report.permutation = permutation_name(request.options.permutation);
  report.metrics.reserve(request.metrics.size());
  for (const RatedScores& metric : request.metrics) {
    report.metrics.push_back({.name = metric.name,
                              .has_segments = !metric.segments.empty(),
                              .means_of_segments = metric.systems.empty(),
                              .negated = metric.lower_is_better});
  }
}

/// How many systems two levels have tells people which figures are of what.
void remark_on_systems(const Evaluation& evaluation, MetaReport& report) {
  const std::size_t systems = evaluation.systems.human.systems.size();
  const std::size_t of_segments = evaluation.segments.human.systems.size();
  if (of_segments > 0 && systems != of_segments) {
    report.remarks.push_back("People scored " + std::to_string(systems) + " systems as a whole, and segments of " +
                             std::to_string(of_segments) + ".");
  }
}

}  // namespace

Status MetaOptions::validate() const {
  if (system_statistics.empty() && segment_statistics.empty()) return usage("there is no statistic to compute");
  if (!segment_statistics.empty() && groupings.empty()) return usage("statistics of segments need a grouping");
  for (const MetaStatistic statistic : system_statistics) {
    if (!applies_to(statistic, MetaLevel::kSystem)) {
      return usage(std::string(to_string(statistic)) + " is not defined for systems");
    }
  }
  for (const MetaStatistic statistic : segment_statistics) {
    if (!applies_to(statistic, MetaLevel::kSegment)) {
      return usage(std::string(to_string(statistic)) + " is not defined for segments");
    }
  }
  if (!(like_threshold > 0.0) || !std::isfinite(like_threshold)) {
    return usage("the threshold of kendall-like must be above 0");
  }
  if (!(alpha > 0.0 && alpha < 1.0)) return usage("alpha must be between 0 and 1");
  if (soft_samples == 0) return usage("spa needs a sample");
  return {};
}

Result<MetaReport> meta_evaluate(const MetaRequest& request, Progress* progress) {
  if (Status status = check_request(request); !status) return status.error();
  Result<LevelScores> systems = level_scores(request, MetaLevel::kSystem);
  if (!systems) return systems.error();
  Result<LevelScores> segments = level_scores(request, MetaLevel::kSegment);
  if (!segments) return segments.error();
  const Evaluation evaluation{.request = request,
                              .systems = std::move(*systems),
                              .segments = std::move(*segments),
                              .parallel_for = pipeline::parallel_for(request.options.threads)};
  const std::size_t most = std::max(evaluation.systems.human.systems.size(), evaluation.segments.human.systems.size());
  if (most < 2) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = request.human.name + " has scores of " + (most == 0 ? "no system" : "one system only") +
                            " that is not left out; two are the least that can be compared"};
  }
  MetaReport report;
  describe(evaluation, report);
  remark_on_systems(evaluation, report);
  report.columns = columns_of(request.options, request.metrics.size());
  for (std::size_t i = 0; i < report.columns.size(); ++i) {
    MetaColumn& column = report.columns[i];
    if (progress != nullptr) progress->update(to_string(column.statistic), i, report.columns.size());
    if (column.statistic == MetaStatistic::kSoftAccuracy) {
      fill_soft_accuracy(evaluation, column, report.remarks);
    } else if (column.statistic == MetaStatistic::kTieAccuracy) {
      fill_tie_accuracy(evaluation, column);
    } else {
      fill_agreement(evaluation, column);
    }
  }
  return report;
}

}  // namespace lacuna
