/// \file
/// Accuracy with ties: which pairs of translations a metric puts in the order in which people do, where scores that
/// differ by a threshold or less are a tie; and the threshold that makes the metric agree best.
///
/// Deutsch, Foster & Freitag 2023, "Ties Matter": acc_eq, as `KendallWithTiesOpt(variant='acc23', sample_rate=1)` of
/// mt-metrics-eval.
/// Thread-safety: free functions, no state. Cost: linear in the pairs of all groups; few of them are sorted.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>

#include "eval/stats/meta/grouped_scores.h"

namespace lacuna::stats {

struct TieCalibration {
  double epsilon = 0.0;    ///< the smallest of the best thresholds: 0, or a difference of two scores of a group
  double accuracy = 0.0;   ///< there: the mean over groups of two or more
  std::size_t groups = 0;  ///< of two or more; 0: there is no pair, and the accuracy means nothing
};

/// Whether a pair is right: people tie it and the metric does, or neither does and both have the same order.
[[nodiscard]] inline bool is_right_pair(double difference, double human_difference, double epsilon) {
  const bool tie = std::abs(difference) <= epsilon;
  if (tie || human_difference == 0.0) return tie && human_difference == 0.0;
  return (difference > 0.0) == (human_difference > 0.0);
}

/// `metric`: scores of the cells.
[[nodiscard]] TieCalibration calibrate_ties(const GroupedScores& grouped, std::span<const double> metric);

/// The accuracy at a given threshold.
[[nodiscard]] double tie_accuracy(const GroupedScores& grouped, std::span<const double> metric, double epsilon);

}  // namespace lacuna::stats
