/// \file
/// Ranks, and pairs that stand in the wrong order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::stats {

/// Ranks from 0 of equal values are equal, and no rank is left out. `distinct`: how many there are.
struct DenseRanks {
  std::vector<std::uint32_t> ranks;
  std::uint32_t distinct = 0;
};
[[nodiscard]] DenseRanks dense_ranks(std::span<const double> values);

/// Ranks from 1; equal values share the mean of theirs, as `scipy.stats.rankdata`.
[[nodiscard]] std::vector<double> average_ranks(std::span<const double> values);

/// Pairs i < j with values[i] > values[j], by merging (Knight 1966). Sorts `values`; `buffer` is as long. O(n log n).
[[nodiscard]] std::uint64_t count_inversions(std::span<std::uint32_t> values, std::span<std::uint32_t> buffer);

/// n (n - 1) / 2.
[[nodiscard]] constexpr std::uint64_t pairs_of(std::uint64_t n) { return n == 0 ? 0 : n * (n - 1) / 2; }

/// Pairs of equal values among those whose ranks these are.
[[nodiscard]] std::uint64_t tied_pairs(const DenseRanks& ranks);

}  // namespace lacuna::stats
