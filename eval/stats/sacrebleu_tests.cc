// sacreBLEU's `significance.py` in its own arithmetic.
#include <algorithm>
#include <cmath>
#include <string>

#include "eval/stats/numpy_mean.h"
#include "eval/stats/replicate_scores.h"
#include "eval/stats/significance.h"

namespace lacuna {
namespace stats {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

// Sorts `scores`; half the distance between the 1/40 quantiles from both ends.
double sorted_half_width(std::vector<double>& scores) {
  std::sort(scores.begin(), scores.end());
  const std::size_t lower = scores.size() / 40;
  return 0.5 * (scores[scores.size() - lower - 1] - scores[lower]);
}

ResampledMean interval_of(std::vector<double> scores) {
  const double half_width = sorted_half_width(scores);
  return {.mean = numpy_mean(scores), .half_width = half_width};
}

double p_value(std::span<const double> statistics, double observed) {
  const auto above = std::count_if(statistics.begin(), statistics.end(), [&](double s) { return s > observed; });
  return static_cast<double>(above + 1) / static_cast<double>(statistics.size() + 1);
}

// Scores of all systems by all metrics; error when one is undefined.
Result<std::vector<PairedResults>> plain_scores(std::span<const ScoredSystems> metrics) {
  std::vector<PairedResults> results;
  for (const ScoredSystems& systems : metrics) {
    PairedResults row;
    for (const StatsTable* table : systems.tables) {
      const Score score = systems.metric->score(table->sum());
      if (!score.value) return usage("no test of " + score.metric + ": " + score.reason);
      row.push_back({.score = *score.value, .p_value = {}, .interval = {}});
    }
    results.push_back(std::move(row));
  }
  return results;
}

Status check_options(std::span<const ScoredSystems> metrics, const ResamplingOptions& options) {
  if (options.samples == 0) return usage("the number of resamples must be above 0");
  return check_tables(metrics);
}

std::vector<ScoredTable> all_tables(std::span<const ScoredSystems> metrics) {
  std::vector<ScoredTable> tables;
  for (const ScoredSystems& systems : metrics) {
    for (const StatsTable* table : systems.tables) tables.push_back({systems.metric.get(), table});
  }
  return tables;
}

}  // namespace

Status check_tables(std::span<const ScoredSystems> metrics) {
  const StatsTable* first = nullptr;
  for (const ScoredSystems& systems : metrics) {
    if (!systems.metric) return usage("a metric is null");
    for (const StatsTable* table : systems.tables) {
      if (first == nullptr) first = table;
      if (table->units() != first->units()) {
        return Error{.code = ErrorCode::kMismatch,
                     .message = "tables of " + std::to_string(first->units()) + " and " +
                                std::to_string(table->units()) + " units cannot be compared",
                     .path = {}};
      }
    }
  }
  if (first == nullptr || first->units() == 0) return usage("there is nothing to test");
  if (first->units() >= UINT32_MAX) return usage("too many units for a test");
  return {};
}

Result<ResampledMean> bootstrap_interval(const Metric& metric, const StatsTable& table,
                                         const ResamplingOptions& options, const base::ParallelFor& parallel_for) {
  const MetricPtr borrowed(MetricPtr(), &metric);
  const ScoredSystems systems{.metric = borrowed, .tables = {&table}};
  if (const Status status = check_options({&systems, 1}, options); !status) return status.error();
  const ScoredTable scored{&metric, &table};
  Pcg64 random(options.seed);
  std::vector<double> scores =
      std::move(bootstrap_scores({&scored, 1}, random, options.samples, Arithmetic::kSingle, parallel_for).front());
  if (std::any_of(scores.begin(), scores.end(), [](double score) { return std::isnan(score); })) {
    return usage("no interval of " + metric.info().display_name + ": a resample has no score");
  }
  const double half_width = sorted_half_width(scores);
  return ResampledMean{.mean = exact_mean(scores), .half_width = half_width};
}

Result<std::vector<PairedResults>> paired_bootstrap(std::span<const ScoredSystems> metrics,
                                                    const ResamplingOptions& options,
                                                    const base::ParallelFor& parallel_for) {
  if (const Status status = check_options(metrics, options); !status) return status.error();
  Result<std::vector<PairedResults>> results = plain_scores(metrics);
  if (!results) return results;

  Pcg64 random(options.seed);
  const ReplicateScores scores =
      bootstrap_scores(all_tables(metrics), random, options.samples, Arithmetic::kSingle, parallel_for);
  std::size_t baseline = 0;  // its row of `scores`
  for (PairedResults& row : *results) {
    for (std::size_t system = 0; system < row.size(); ++system) {
      const std::vector<double>& resampled = scores[baseline + system];
      row[system].interval = interval_of(resampled);
      if (system == 0) continue;
      std::vector<double> differences(resampled.size());
      for (std::size_t r = 0; r < resampled.size(); ++r) {
        differences[r] = std::abs(resampled[r] - scores[baseline][r]);
      }
      const double mean = numpy_mean(differences);
      for (double& difference : differences) difference -= mean;
      row[system].p_value = p_value(differences, std::abs(row[0].score - row[system].score));
    }
    baseline += row.size();
  }
  return results;
}

Result<std::vector<PairedResults>> paired_randomization(std::span<const ScoredSystems> metrics,
                                                        const ResamplingOptions& options,
                                                        const base::ParallelFor& parallel_for) {
  if (const Status status = check_options(metrics, options); !status) return status.error();
  Result<std::vector<PairedResults>> results = plain_scores(metrics);
  if (!results) return results;

  std::vector<TablePair> pairs;
  for (const ScoredSystems& systems : metrics) {
    for (std::size_t s = 1; s < systems.tables.size(); ++s) {
      pairs.push_back({systems.metric.get(), systems.tables[0], systems.tables[s]});
    }
  }
  Pcg64 random(options.seed);
  const ExchangedScores scores = exchanged_scores(pairs, random, options.samples, parallel_for);
  std::size_t pair = 0;
  for (PairedResults& row : *results) {
    for (std::size_t system = 1; system < row.size(); ++system, ++pair) {
      std::vector<double> differences(options.samples);
      for (std::size_t r = 0; r < differences.size(); ++r) {
        differences[r] = std::abs(scores.first[pair][r] - scores.second[pair][r]);
      }
      row[system].p_value = p_value(differences, std::abs(row[0].score - row[system].score));
    }
  }
  if (options.interval_samples == 0) return results;

  // sacreBLEU resamples the baseline with a new generator, and the others with the one that has exchanged the rows.
  std::vector<ScoredTable> baselines;
  std::vector<ScoredTable> others;
  for (const ScoredSystems& systems : metrics) {
    for (std::size_t s = 0; s < systems.tables.size(); ++s) {
      (s == 0 ? baselines : others).push_back({systems.metric.get(), systems.tables[s]});
    }
  }
  Pcg64 fresh(options.seed);
  const ReplicateScores baseline_scores =
      bootstrap_scores(baselines, fresh, options.interval_samples, Arithmetic::kSingle, parallel_for);
  const ReplicateScores other_scores =
      bootstrap_scores(others, random, options.interval_samples, Arithmetic::kSingle, parallel_for);
  std::size_t other = 0;
  for (std::size_t m = 0; m < results->size(); ++m) {
    PairedResults& row = (*results)[m];
    row[0].interval = interval_of(baseline_scores[m]);
    for (std::size_t system = 1; system < row.size(); ++system) {
      row[system].interval = interval_of(other_scores[other++]);
    }
  }
  return results;
}

}  // namespace stats

Result<ResampledMean> bootstrap_interval(const Metric& metric, const StatsTable& table,
                                         const ResamplingOptions& options) {
  return stats::bootstrap_interval(metric, table, options, base::serial_for);
}

Result<std::vector<PairedResults>> paired_bootstrap(std::span<const ScoredSystems> metrics,
                                                    const ResamplingOptions& options) {
  return stats::paired_bootstrap(metrics, options, base::serial_for);
}

Result<std::vector<PairedResults>> paired_randomization(std::span<const ScoredSystems> metrics,
                                                        const ResamplingOptions& options) {
  return stats::paired_randomization(metrics, options, base::serial_for);
}

}  // namespace lacuna
