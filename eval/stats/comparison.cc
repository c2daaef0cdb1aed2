// The comparison we recommend: exact, by documents, corrected for the number of comparisons.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "eval/stats/distributions.h"
#include "eval/stats/document_sums.h"
#include "eval/stats/numpy_mean.h"
#include "eval/stats/replicate_scores.h"
#include "eval/stats/significance.h"

namespace lacuna {
namespace stats {
namespace {

// Writes `holm_p_value` and `significant` (Holm 1979): the i-th smallest of n p-values times n - i, never falling.
void correct(std::vector<Comparison>& comparisons, double alpha) {
  std::vector<std::size_t> order(comparisons.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return comparisons[a].p_value < comparisons[b].p_value; });
  double largest = 0.0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Comparison& comparison = comparisons[order[i]];
    largest = std::max(largest, std::min(1.0, comparison.p_value * static_cast<double>(order.size() - i)));
    comparison.holm_p_value = largest;
    comparison.significant = largest <= alpha;
  }
}

// The two-sided p-value of a randomisation test. Differences as large as the observed one count, also when the last
// digits of two ways to add make them a little smaller, and so does a replicate without a score.
double randomization_p_value(std::span<const double> first, std::span<const double> second, double observed) {
  const double least = std::abs(observed) * (1 - 1e-12);
  std::size_t as_large = 0;
  for (std::size_t r = 0; r < first.size(); ++r) {
    as_large += static_cast<std::size_t>(!(std::abs(first[r] - second[r]) < least));
  }
  return static_cast<double>(as_large + 1) / static_cast<double>(first.size() + 1);
}

// Of replicates, those without a score left out.
std::optional<ResampledMean> interval_of(std::span<const double> scores, std::size_t tail) {
  std::vector<double> values;
  values.reserve(scores.size());
  for (const double score : scores) {
    if (!std::isnan(score)) values.push_back(score);
  }
  if (values.size() <= 2 * tail) return std::nullopt;
  std::sort(values.begin(), values.end());
  return ResampledMean{.mean = numpy_mean(values), .half_width = (values[values.size() - tail - 1] - values[tail]) / 2};
}

Status check_options(std::span<const ScoredSystems> metrics, const ComparisonOptions& options) {
  const auto usage = [](std::string message) {
    return Error{.code = ErrorCode::kUsage, .message = std::move(message), .path = {}};
  };
  if (Status status = check_tables(metrics); !status) return status;
  if (options.samples < 100) return usage("a comparison needs at least 100 resamples");
  if (!(options.alpha > 0 && options.alpha < 1)) return usage("alpha must be between 0 and 1");
  if (!(options.power > 0 && options.power < 1)) return usage("the power must be between 0 and 1");
  const std::size_t units = metrics.front().tables.front()->units();
  if (!options.documents.empty() && options.documents.size() != units) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = std::to_string(options.documents.size()) + " document numbers for " +
                            std::to_string(units) + " units",
                 .path = {}};
  }
  return {};
}

/// Tables of all systems by all metrics, by documents.
struct Clustered {
  std::vector<std::vector<StatsTable>> tables;  // [metric][system]
  std::vector<ScoredTable> all;
  std::vector<TablePair> pairs;  // each system and the baseline
};

Clustered cluster(std::span<const ScoredSystems> metrics, std::span<const std::uint32_t> documents) {
  Clustered clustered;
  for (const ScoredSystems& systems : metrics) {
    std::vector<StatsTable>& tables = clustered.tables.emplace_back();
    for (const StatsTable* table : systems.tables) {
      tables.push_back(documents.empty() ? *table : sum_documents(*table, documents));
    }
  }
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const std::vector<StatsTable>& tables = clustered.tables[m];
    for (const StatsTable& table : tables) clustered.all.push_back({metrics[m].metric.get(), &table});
    for (std::size_t s = 1; s < tables.size(); ++s) {
      clustered.pairs.push_back({metrics[m].metric.get(), &tables[s], tables.data()});
    }
  }
  return clustered;
}

}  // namespace

Result<SystemTests> test_systems(std::span<const ScoredSystems> metrics, const ComparisonOptions& options,
                                 const base::ParallelFor& parallel_for) {
  if (const Status status = check_options(metrics, options); !status) return status.error();
  const Clustered clustered = cluster(metrics, options.documents);
  Pcg64 random(options.seed);
  const ReplicateScores resampled =
      bootstrap_scores(clustered.all, random, options.samples, Arithmetic::kExact, parallel_for);
  const ExchangedScores exchanged = exchanged_scores(clustered.pairs, random, options.samples, parallel_for);

  const double detectable_errors = normal_quantile(1 - options.alpha / 2) + normal_quantile(options.power);
  const auto tail = static_cast<std::size_t>(static_cast<double>(options.samples) * options.alpha / 2);
  SystemTests tests;
  std::size_t baseline = 0;  // its row of `resampled`
  std::size_t pair = 0;
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const Metric& metric = *metrics[m].metric;
    const std::size_t systems = metrics[m].tables.size();
    const Score baseline_score = metric.score(metrics[m].tables[0]->sum());
    std::vector<std::optional<ResampledMean>>& intervals = tests.intervals.emplace_back();
    for (std::size_t s = 0; s < systems; ++s) intervals.push_back(interval_of(resampled[baseline + s], tail));
    for (std::size_t s = 1; s < systems; ++s, ++pair) {
      const Score score = metric.score(metrics[m].tables[s]->sum());
      if (!score.value || !baseline_score.value) {
        const Score& missing = score.value ? baseline_score : score;
        tests.untested.push_back("no comparison by " + missing.metric + ": " + missing.reason);
        continue;
      }
      std::vector<double> differences;
      differences.reserve(options.samples);
      for (std::size_t r = 0; r < options.samples; ++r) {
        const double difference = resampled[baseline + s][r] - resampled[baseline][r];
        if (!std::isnan(difference)) differences.push_back(difference);
      }
      if (differences.size() <= 2 * tail) {
        tests.untested.push_back("no comparison by " + score.metric + ": hardly a resample has a score");
        continue;
      }
      std::sort(differences.begin(), differences.end());
      const double difference = *score.value - *baseline_score.value;
      tests.comparisons.push_back(
          {.metric = m,
           .system = s,
           .baseline_score = *baseline_score.value,
           .score = *score.value,
           .difference = difference,
           .low = differences[tail],
           .high = differences[differences.size() - tail - 1],
           .p_value = randomization_p_value(exchanged.first[pair], exchanged.second[pair], difference),
           .detectable = detectable_errors * standard_deviation(differences),
           .human_agreement = human_agreement(metric, difference)});
    }
    baseline += systems;
  }
  correct(tests.comparisons, options.alpha);
  return tests;
}

Result<std::vector<Comparison>> compare_systems(std::span<const ScoredSystems> metrics,
                                                const ComparisonOptions& options,
                                                const base::ParallelFor& parallel_for) {
  Result<SystemTests> tests = test_systems(metrics, options, parallel_for);
  if (!tests) return tests.error();
  if (!tests->untested.empty()) {
    return Error{.code = ErrorCode::kUsage, .message = tests->untested.front(), .path = {}};
  }
  return std::move(tests->comparisons);
}

}  // namespace stats

Result<std::vector<Comparison>> compare_systems(std::span<const ScoredSystems> metrics,
                                                const ComparisonOptions& options) {
  return stats::compare_systems(metrics, options, base::serial_for);
}

std::optional<double> human_agreement(const Metric& metric, double difference) {
  const auto agreement = [&](double a, double b) { return a / (1 + std::exp(-b * std::abs(difference))); };
  if (metric.info().display_name == "BLEU") return agreement(88.33, 0.966);
  if (metric.info().display_name == "chrF2") return agreement(93.00, 1.114);
  return std::nullopt;
}

}  // namespace lacuna
