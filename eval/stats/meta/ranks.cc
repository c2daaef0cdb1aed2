#include "eval/stats/meta/ranks.h"

#include <algorithm>
#include <numeric>

namespace lacuna::stats {
namespace {

std::vector<std::uint32_t> sorted_order(std::span<const double> values) {
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return values[a] != values[b] ? values[a] < values[b] : a < b; });
  return order;
}

std::uint64_t insert_sorted(std::span<std::uint32_t> values) {
  std::uint64_t inversions = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const std::uint32_t value = values[i];
    std::size_t place = i;
    for (; place > 0 && values[place - 1] > value; --place) values[place] = values[place - 1];
    values[place] = value;
    inversions += i - place;
  }
  return inversions;
}

// Merges two sorted runs into `out`.
std::uint64_t merge_runs(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right,
                         std::uint32_t* out) {
  std::uint64_t inversions = 0;
  std::size_t l = 0;
  std::size_t r = 0;
  while (l < left.size() && r < right.size()) {
    const bool takes_right = right[r] < left[l];
    *out++ = takes_right ? right[r] : left[l];
    inversions += takes_right ? left.size() - l : 0;
    r += takes_right ? 1 : 0;
    l += takes_right ? 0 : 1;
  }
  out = std::copy(left.begin() + static_cast<std::ptrdiff_t>(l), left.end(), out);
  std::copy(right.begin() + static_cast<std::ptrdiff_t>(r), right.end(), out);
  return inversions;
}

}  // namespace

DenseRanks dense_ranks(std::span<const double> values) {
  DenseRanks result{.ranks = std::vector<std::uint32_t>(values.size()), .distinct = 0};
  const std::vector<std::uint32_t> order = sorted_order(values);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i == 0 || values[order[i]] != values[order[i - 1]]) ++result.distinct;
    result.ranks[order[i]] = result.distinct - 1;
  }
  return result;
}

std::vector<double> average_ranks(std::span<const double> values) {
  std::vector<double> ranks(values.size());
  const std::vector<std::uint32_t> order = sorted_order(values);
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double rank = static_cast<double>(begin + end + 1) / 2.0;
    for (; begin < end; ++begin) ranks[order[begin]] = rank;
  }
  return ranks;
}

std::uint64_t count_inversions(std::span<std::uint32_t> values, std::span<std::uint32_t> buffer) {
  constexpr std::size_t kRun = 24;
  const std::size_t size = values.size();
  std::uint64_t inversions = 0;
  for (std::size_t begin = 0; begin < size; begin += kRun) {
    inversions += insert_sorted(values.subspan(begin, std::min(kRun, size - begin)));
  }
  std::span<std::uint32_t> from = values;
  std::span<std::uint32_t> to = buffer.first(size);
  for (std::size_t run = kRun; run < size; run *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, size);
      const std::size_t end = std::min(middle + run, size);
      inversions +=
          merge_runs(from.subspan(begin, middle - begin), from.subspan(middle, end - middle), to.data() + begin);
    }
    std::swap(from, to);
  }
  if (from.data() != values.data()) std::copy(from.begin(), from.end(), values.begin());
  return inversions;
}

std::uint64_t tied_pairs(const DenseRanks& ranks) {
  std::vector<std::uint64_t> counts(ranks.distinct);
  for (const std::uint32_t rank : ranks.ranks) ++counts[rank];
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0},
                         [](std::uint64_t sum, std::uint64_t count) { return sum + pairs_of(count); });
}

}  // namespace lacuna::stats
