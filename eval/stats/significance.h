/// \file
/// The tests of `lacuna/significance.h` on several threads. The numbers do not depend on how many.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "lacuna/significance.h"

namespace lacuna::stats {

[[nodiscard]] Result<ResampledMean> bootstrap_interval(const Metric& metric, const StatsTable& table,
                                                       const ResamplingOptions& options,
                                                       const base::ParallelFor& parallel_for);
[[nodiscard]] Result<std::vector<PairedResults>> paired_bootstrap(std::span<const ScoredSystems> metrics,
                                                                  const ResamplingOptions& options,
                                                                  const base::ParallelFor& parallel_for);
[[nodiscard]] Result<std::vector<PairedResults>> paired_randomization(std::span<const ScoredSystems> metrics,
                                                                      const ResamplingOptions& options,
                                                                      const base::ParallelFor& parallel_for);
[[nodiscard]] Result<std::vector<Comparison>> compare_systems(std::span<const ScoredSystems> metrics,
                                                              const ComparisonOptions& options,
                                                              const base::ParallelFor& parallel_for);

/// What `compare_systems` says of each system and metric, and intervals of the scores by the same resamples.
struct SystemTests {
  /// [metric][system]: mean of the resamples, and half of what their central 1 - alpha spans; null: no score, or hardly
  /// a resample has one.
  std::vector<std::vector<std::optional<ResampledMean>>> intervals;
  std::vector<Comparison> comparisons;  ///< those that could be made, metric by metric; corrected over them
  std::vector<std::string> untested;    ///< why the others could not: "no comparison by BLEU: …"
};
/// Errors: as `compare_systems`, but for scores that are undefined.
[[nodiscard]] Result<SystemTests> test_systems(std::span<const ScoredSystems> metrics, const ComparisonOptions& options,
                                               const base::ParallelFor& parallel_for);

/// Whether all systems of all metrics have tables of the same number of units, at least one. Errors: kUsage, kMismatch.
[[nodiscard]] Status check_tables(std::span<const ScoredSystems> metrics);

}  // namespace lacuna::stats
