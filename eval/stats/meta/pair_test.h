/// \file
/// Whether two metrics with calibrated ties differ by more than chance: they exchange their judgements of pairs, as in
/// `PairwisePermutationSigDiff` of mt-metrics-eval.
///
/// Thread-safety: free functions, no state. Cost: linear in the pairs of all groups, for each metric and, by words of
/// 64, for each pair of metrics; then in the samples.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/stats/meta/grouped_scores.h"

namespace lacuna::stats {

/// A metric's scores of the cells, and its threshold.
struct CalibratedMetric {
  std::span<const double> scores;
  double epsilon = 0.0;
};

/// Pairs of one group size that one metric has right and the other not: [metric][other metric].
struct RightPairs {
  std::uint64_t pairs_of_group = 0;  ///< each pair weighs 1 / (this x groups)
  std::vector<std::vector<std::uint64_t>> right = {};
};

/// How many pairs each metric has right where each other one has them wrong, by size of the group, smallest first.
[[nodiscard]] std::vector<RightPairs> compare_pairs(const GroupedScores& grouped,
                                                    std::span<const CalibratedMetric> metrics,
                                                    const base::ParallelFor& parallel_for);

/// The share of `samples` permutations, in which the two metrics exchange their judgement of each pair with
/// probability 1/2, that have as large a difference of accuracies (`better` - `worse`) as there is. A group size's sum
/// of exchanged judgements is a binomial number; of more than 65,536 pairs it is drawn from the normal distribution.
[[nodiscard]] double pair_permutation_p_value(std::span<const RightPairs> pairs, std::size_t better, std::size_t worse,
                                              std::size_t samples, std::uint64_t seed);

}  // namespace lacuna::stats
