/// \file
/// Arithmetic that the word aligners share.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lacuna::align {

inline constexpr std::size_t kBlocks = 64;  ///< fixed: results must not depend on the number of threads

/// exp(digamma(x)) for x > 0: recurrence up to 6, then the asymptotic series (Abramowitz & Stegun 6.3.18).
[[nodiscard]] inline double exp_digamma(double x) {
  if (x < 0.02) return 0.0;  // below exp(-50)
  double shift = 0.0;
  while (x < 6.0) {
    shift -= 1.0 / x;
    x += 1.0;
  }
  const double inverse = 1.0 / x;
  const double square = inverse * inverse;
  const double series = 0.5 * inverse + square * (1.0 / 12.0 - square * (1.0 / 120.0 - square * (1.0 / 252.0)));
  return x * std::exp(shift - series);
}

/// Cuts 0..costs.size() into at most `kBlocks` runs of about the same cost; returns the borders.
[[nodiscard]] inline std::vector<std::size_t> balanced_blocks(const std::vector<std::uint64_t>& costs) {
  std::uint64_t total = 0;
  for (const std::uint64_t cost : costs) total += cost;
  std::vector<std::size_t> borders{0};
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    sum += costs[i];
    if (sum * kBlocks >= total * borders.size() && borders.back() < i + 1) borders.push_back(i + 1);
  }
  if (borders.back() != costs.size()) borders.push_back(costs.size());
  return borders;
}

}  // namespace lacuna::align
