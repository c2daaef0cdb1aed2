/// \file
/// Whether one metric agrees better with people than another by more than chance: permutation tests in which two
/// metrics exchange scores (Deutsch, Dror & Roth 2021), as `PermutationSigDiff` of mt-metrics-eval, and the clusters
/// that follow from them, as its `AssignRanks`.
///
/// Draws are keyed by (seed, sample), so results do not depend on threads. All pairs of metrics share the exchanges of
/// a sample. Thread-safety: free functions, no state. Cost: `samples` times that of the statistic for each pair.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/stats/meta/agreement.h"
#include "eval/stats/meta/grouped_scores.h"
#include "eval/stats/meta/soft_accuracy.h"
#include "lacuna/meta.h"

namespace lacuna::stats {

/// Two metrics by number, of which the first agrees at least as well.
struct MetricPair {
  std::size_t better = 0;
  std::size_t worse = 0;
};

/// The stream of the exchanges' `base::KeyedRandom`: a bit, the lowest first, for each cell of the matrix, row by row,
/// or for each segment or system; 1: the scores stay.
inline constexpr std::uint64_t kPermutationStream = 0x7065726D00000000U;  // "perm"

struct PermutationOptions {
  MetaPermutation permutation = MetaPermutation::kBoth;
  std::size_t samples = 1000;
  std::uint64_t seed = 12345;
};

/// For each pair the share of samples whose difference of values is at least the one there is. `metrics`: scores of the
/// cells, which are standardised first; `segments`: columns of the matrix that the cells are of.
[[nodiscard]] std::vector<double> permutation_p_values(const Agreement& agreement, const GroupedScores& grouped,
                                                       std::size_t segments,
                                                       std::span<const std::vector<double>> metrics,
                                                       std::span<const MetricPair> pairs,
                                                       const PermutationOptions& options,
                                                       const base::ParallelFor& parallel_for);

/// The same of systems whose scores are means of segments, which are exchanged for all systems at once. `metrics`:
/// systems x segments; `grouped` has the systems as cells.
[[nodiscard]] std::vector<double> input_permutation_p_values(const Agreement& agreement, const GroupedScores& grouped,
                                                             std::size_t segments,
                                                             std::span<const std::vector<double>> metrics,
                                                             std::span<const MetricPair> pairs,
                                                             const PermutationOptions& options,
                                                             const base::ParallelFor& parallel_for);

/// The same of soft pairwise accuracy. `human`: its p-values; `metrics`: systems x segments, all scored by people.
[[nodiscard]] std::vector<double> soft_permutation_p_values(const SoftAccuracy& soft, std::span<const double> human,
                                                            std::size_t segments,
                                                            std::span<const std::vector<double>> metrics,
                                                            std::span<const MetricPair> pairs,
                                                            const PermutationOptions& options,
                                                            const base::ParallelFor& parallel_for);

/// Ranks from 1 of metrics that stand in `order`, best first: a metric begins a new cluster when one of the cluster so
/// far is better with p <= alpha. `p_values`: [better][worse].
[[nodiscard]] std::vector<std::size_t> cluster_ranks(std::span<const std::size_t> order,
                                                     const std::vector<std::vector<std::optional<double>>>& p_values,
                                                     double alpha);

}  // namespace lacuna::stats
