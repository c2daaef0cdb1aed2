#include "lacuna/meta.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "eval/base/interruption.h"
#include "eval/pipeline/meta/meta_columns.h"
#include "eval/pipeline/meta/score_tables.h"
#include "eval/pipeline/parallel.h"
#include "lacuna/version.h"

namespace lacuna {
namespace {

using pipeline::HumanScores;
using pipeline::LevelScores;
using pipeline::MetaEvaluation;

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message)}; }

std::string_view permutation_name(MetaPermutation permutation) {
  switch (permutation) {
    case MetaPermutation::kBoth: return "both";
    case MetaPermutation::kInputs: return "inputs";
    case MetaPermutation::kSystems: break;
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

void describe(const MetaEvaluation& evaluation, MetaReport& report) {
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
void remark_on_systems(const MetaEvaluation& evaluation, MetaReport& report) {
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

namespace {

Result<MetaReport> evaluate(const MetaRequest& request, Progress* progress) {
  if (Status status = check_request(request); !status) return status.error();
  Result<LevelScores> systems = level_scores(request, MetaLevel::kSystem);
  if (!systems) return systems.error();
  Result<LevelScores> segments = level_scores(request, MetaLevel::kSegment);
  if (!segments) return segments.error();
  const MetaEvaluation evaluation{.request = request,
                                  .systems = std::move(*systems),
                                  .segments = std::move(*segments),
                                  .parallel_for = pipeline::parallel_for(request.options.threads, progress)};
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
    pipeline::fill_column(evaluation, column, report.remarks);
  }
  return report;
}

}  // namespace

Result<MetaReport> meta_evaluate(const MetaRequest& request, Progress* progress) {
  return base::interruptible([&] { return evaluate(request, progress); });
}

}  // namespace lacuna
