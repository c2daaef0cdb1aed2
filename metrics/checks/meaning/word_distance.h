/// \file
/// Edit distance between two short words, and how much of them is the same at the ends.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace lacuna::metrics {

inline constexpr std::size_t kLongestWord = 48;

/// Letters (bytes) to insert, delete, replace or swap with their neighbour; `limit` + 1 when more than `limit`, or when
/// a word has more than `kLongestWord`. Thread-safety: pure function. Cost: the product of the lengths.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit || a.size() > kLongestWord || b.size() > kLongestWord) return limit + 1;
  using Row = std::array<std::size_t, kLongestWord + 1>;
  std::array<Row, 3> rows = {};
  for (std::size_t k = 0; k <= b.size(); ++k) rows[0][k] = k;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const Row& before = rows[(i - 1) % 3];
    Row& row = rows[i % 3];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t replaced = before[k - 1] + (a[i - 1] == b[k - 1] ? 0U : 1U);
      row[k] = std::min({replaced, before[k] + 1, row[k - 1] + 1});
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1]) {
        row[k] = std::min(row[k], rows[(i - 2) % 3][k - 2] + 1);
      }
    }
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

/// Letters that two words share at their beginning.
[[nodiscard]] inline std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(size), b.begin()).first - a.begin());
}

}  // namespace lacuna::metrics
