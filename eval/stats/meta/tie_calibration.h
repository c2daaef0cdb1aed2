/// \file
/// Accuracy with ties: which pairs of translations a metric puts in the order in which people do, where scores that
/// differ by a threshold or less are a tie; the threshold that makes the metric agree best; and whether two metrics
/// differ.
///
/// Deutsch, Foster & Freitag 2023, "Ties Matter": acc_eq, as `KendallWithTiesOpt(variant='acc23', sample_rate=1)` and
/// `PairwisePermutationSigDiff` of mt-metrics-eval.
/// Thread-safety: free functions, no state. Cost: linear in the pairs of all groups; few of them are sorted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/stats/meta/grouped_scores.h"

namespace lacuna::stats {

struct TieCalibration {
  double epsilon = 0.0;    ///< the smallest of the best thresholds: 0, or a difference of two scores of a group
  double accuracy = 0.0;   ///< there: the mean over groups of two or more
  std::size_t groups = 0;  ///< of two or more; 0: there is no pair, and the accuracy means nothing
};

/// `metric`: scores of the cells. A pair is right when people tie it and the metric does (difference <= epsilon), or
/// when neither does and both have the same order.
[[nodiscard]] TieCalibration calibrate_ties(const GroupedScores& grouped, std::span<const double> metric);

/// The accuracy at a given threshold.
[[nodiscard]] double tie_accuracy(const GroupedScores& grouped, std::span<const double> metric, double epsilon);

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
