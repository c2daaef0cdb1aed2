/// \file
/// How much better a translation is than the one before it, with an interval: what a gate decides by.
///
///     std::vector<std::optional<Gain>> gains = measure_gains(pairs, {.documents = ids}, parallel_for);
///     if (gains[0] && gains[0]->interval.high < -margin) …   // worse by more than the margin
///
/// The standard error is that of a paired bootstrap over documents (Efron 1979; Koehn 2004), and the bounds are
/// Student's with as many degrees of freedom as there are documents that differ, less one: with few of them percentiles
/// are too narrow, and far tails would need many thousand resamples. Thread-safety: pure functions. Cost: as
/// `bootstrap_scores`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "eval/base/parallel.h"
#include "lacuna/gate_report.h"
#include "lacuna/metric.h"
#include "lacuna/stats_table.h"

namespace lacuna::stats {

/// One metric on two translations of the same units. All stay the caller's.
struct PairedTables {
  const Metric* metric = nullptr;
  const StatsTable* baseline = nullptr;
  const StatsTable* candidate = nullptr;
  double alpha = 0.05;  ///< one-sided
};

struct GainOptions {
  std::size_t samples = 1000;  ///< resamples; 100 or more
  std::uint64_t seed = 12345;
  std::span<const std::uint32_t> documents;  ///< of each unit; empty: every unit stands alone
};

struct Gain {
  GainInterval interval;
  double standard_error = 0.0;
  /// The smallest true drop that puts `interval.high` below 0 with probability `kGatePower`: (t(1 - alpha) + t(power))
  /// standard errors. None where nothing differs, which says nothing of what would.
  std::optional<double> detectable = std::nullopt;
};

/// How good a value is: the higher the better, whatever the metric's direction.
[[nodiscard]] double goodness(const MetricInfo& info, double value);

/// The gains of the candidates, all by the same resamples. The pairs have tables of one number of units. None where a
/// score is undefined, of the whole or of half of the resamples, and where there are fewer than two documents that are
/// not equal.
[[nodiscard]] std::vector<std::optional<Gain>> measure_gains(std::span<const PairedTables> pairs,
                                                             const GainOptions& options,
                                                             const base::ParallelFor& parallel_for);

}  // namespace lacuna::stats
