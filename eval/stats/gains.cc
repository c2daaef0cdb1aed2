#include "eval/stats/gains.h"

#include <algorithm>
#include <cmath>
#include <ranges>
#include <utility>

#include "eval/stats/distributions.h"
#include "eval/stats/document_sums.h"
#include "eval/stats/pcg64.h"
#include "eval/stats/replicate_scores.h"

namespace lacuna::stats {
namespace {

/// Documents whose statistics are not those of the baseline.
std::size_t count_changed(const StatsTable& baseline, const StatsTable& candidate) {
  std::size_t changed = 0;
  for (std::size_t i = 0; i < baseline.units(); ++i) {
    changed += static_cast<std::size_t>(!std::ranges::equal(baseline.row(i), candidate.row(i)));
  }
  return changed;
}

/// Tables by documents, and their scores for each resample.
struct Resampled {
  const StatsTable* baseline = nullptr;
  const StatsTable* candidate = nullptr;
  std::span<const double> baseline_scores;
  std::span<const double> candidate_scores;
};

std::optional<Gain> gain_of(const PairedTables& pair, const Resampled& resampled) {
  const MetricInfo& info = pair.metric->info();
  const std::optional<double> before = pair.metric->score(pair.baseline->sum()).value;
  const std::optional<double> after = pair.metric->score(pair.candidate->sum()).value;
  if (!before || !after) return std::nullopt;
  const std::size_t changed = count_changed(*resampled.baseline, *resampled.candidate);
  if (changed == 0) return Gain{};
  const auto documents = static_cast<double>(resampled.baseline->units());
  if (documents < 2) return std::nullopt;
  std::vector<double> gains;
  for (std::size_t r = 0; r < resampled.baseline_scores.size(); ++r) {
    const double gain = goodness(info, resampled.candidate_scores[r]) - goodness(info, resampled.baseline_scores[r]);
    if (!std::isnan(gain)) gains.push_back(gain);
  }
  if (2 * gains.size() < resampled.baseline_scores.size()) return std::nullopt;
  // A bootstrap's own variance is that of a sample whose size is in the denominator.
  const double error = standard_deviation(gains) * std::sqrt(documents / (documents - 1));
  const double degrees = std::max(1.0, static_cast<double>(changed) - 1.0);
  const double reach = student_quantile(1 - pair.alpha, degrees) * error;
  const double estimate = goodness(info, *after) - goodness(info, *before);
  return Gain{.interval = {.estimate = estimate, .low = estimate - reach, .high = estimate + reach},
              .standard_error = error,
              .detectable = reach + student_quantile(kGatePower, degrees) * error};
}

}  // namespace

double goodness(const MetricInfo& info, double value) {
  switch (info.direction) {
    case Direction::kHigher: return value;
    case Direction::kLower: return -value;
    case Direction::kNearerToIdeal: return -std::abs(value - info.ideal);
  }
  return value;
}

std::vector<std::optional<Gain>> measure_gains(std::span<const PairedTables> pairs, const GainOptions& options,
                                               const base::ParallelFor& parallel_for) {
  std::vector<StatsTable> sums;
  sums.reserve(2 * pairs.size());
  std::vector<ScoredTable> tables;
  for (const PairedTables& pair : pairs) {
    for (const StatsTable* table : {pair.baseline, pair.candidate}) {
      if (!options.documents.empty()) table = &sums.emplace_back(sum_documents(*table, options.documents));
      tables.push_back({pair.metric, table});
    }
  }
  std::vector<std::optional<Gain>> gains(pairs.size());
  if (pairs.empty() || tables.front().table->units() == 0) return gains;
  Pcg64 random(options.seed);
  const ReplicateScores scores = bootstrap_scores(tables, random, options.samples, Arithmetic::kExact, parallel_for);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    gains[p] = gain_of(pairs[p], {.baseline = tables[2 * p].table,
                                  .candidate = tables[2 * p + 1].table,
                                  .baseline_scores = scores[2 * p],
                                  .candidate_scores = scores[2 * p + 1]});
  }
  return gains;
}

}  // namespace lacuna::stats
