/// \file
/// Soft pairwise accuracy (Thompson, Mathur, Deutsch & Khayrallah 2024): whether a metric is as sure as people that one
/// system is better than another. For each pair of systems the p-value of a one-sided paired permutation test of the
/// segments' scores, by people and by the metric; the accuracy is 1 - the mean of their absolute differences.
///
/// As `compute_pairwise_p_values` and `compute_one_minus_pce` of mt-metrics-eval's `pce.py`: the same draws of NumPy's
/// generator serve all pairs, people and metrics. Sums are of doubles, not floats; sums that differ by rounding only
/// are equal.
/// Thread-safety: immutable. Cost: samples x segments x systems / 5 additions for a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/stats/unit_masks.h"

namespace lacuna::stats {

/// Sums of a table's scores over the segments that each draw takes, system by system.
struct DrawnSums {
  std::vector<double> drawn;      ///< systems x samples
  std::vector<double> totals;     ///< of each system, over all segments
  std::vector<double> magnitude;  ///< the same of absolute scores
};

class SoftAccuracy {
 public:
  SoftAccuracy(std::size_t systems, std::size_t segments, std::size_t samples, std::uint64_t seed);

  /// `scores`: systems x segments.
  [[nodiscard]] DrawnSums sums_of(std::span<const double> scores) const;

  /// For each pair of systems i < j: the share of draws whose difference is at least that of i and j.
  [[nodiscard]] std::vector<double> p_values(const DrawnSums& sums) const;

  /// 1 - mean |human p - metric p|; there are two systems or more.
  [[nodiscard]] static double agreement(std::span<const double> human, std::span<const double> metric);

 private:
  std::size_t systems_;
  std::size_t segments_;
  std::size_t samples_;
  UnitMasks masks_;
};

}  // namespace lacuna::stats
