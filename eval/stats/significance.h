/// \file
/// The tests of `lacuna/significance.h` on several threads. The numbers do not depend on how many.
#pragma once

#include <span>
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

/// Whether all systems of all metrics have tables of the same number of units, at least one. Errors: kUsage, kMismatch.
[[nodiscard]] Status check_tables(std::span<const ScoredSystems> metrics);

}  // namespace lacuna::stats
