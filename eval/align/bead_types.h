/// \file
/// The kinds of beads the aligner considers, and the band of cells it searches. Internal to this floor.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lacuna::align {

/// m source segments with n target segments.
struct BeadType {
  std::uint32_t source = 1;
  std::uint32_t target = 1;
  double log_prior = 0.0;
};

inline constexpr std::size_t kMaxRun = 4;  ///< segments of one side in a bead

/// Beads with two sides, most usual first (ties are decided in this order).
inline constexpr std::array<BeadType, 10> kBeadTypes{{
    {1, 1, -0.2},
    {1, 2, -3.0},
    {2, 1, -3.0},
    {2, 2, -4.5},
    {1, 3, -4.5},
    {3, 1, -4.5},
    {1, 4, -6.0},
    {4, 1, -6.0},
    {2, 3, -6.0},
    {3, 2, -6.0},
}};

/// Nodes (i, j), 0 <= i <= sources and 0 <= j <= targets, that a search may visit: in row i those with
/// low[i] <= j <= high[i]. Both borders never fall as i grows.
class Band {
 public:
  /// All nodes.
  Band(std::size_t sources, std::size_t targets)
      : Band(std::vector<std::uint32_t>(sources + 1, 0),
             std::vector<std::uint32_t>(sources + 1, static_cast<std::uint32_t>(targets))) {}
  Band(std::vector<std::uint32_t> low, std::vector<std::uint32_t> high) : low_(std::move(low)), high_(std::move(high)) {
    offset_.reserve(low_.size() + 1);
    std::size_t cells = 0;
    for (std::size_t i = 0; i < low_.size(); ++i) {
      offset_.push_back(cells);
      cells += high_[i] - low_[i] + 1U;
    }
    offset_.push_back(cells);
  }

  [[nodiscard]] std::size_t sources() const { return low_.size() - 1; }
  [[nodiscard]] std::size_t targets() const { return high_.back(); }
  [[nodiscard]] std::uint32_t low(std::size_t i) const { return low_[i]; }
  [[nodiscard]] std::uint32_t high(std::size_t i) const { return high_[i]; }
  [[nodiscard]] bool has(std::size_t i, std::size_t j) const { return low_[i] <= j && j <= high_[i]; }
  /// Number of the node, row by row.
  [[nodiscard]] std::size_t cell(std::size_t i, std::size_t j) const { return offset_[i] + j - low_[i]; }
  [[nodiscard]] std::size_t cells() const { return offset_.back(); }
  /// Whether the bead of `type` that ends at node (i, j) stays in the band (the node itself is taken to be in it).
  [[nodiscard]] bool fits(const BeadType& type, std::size_t i, std::size_t j) const {
    return i >= type.source && j >= type.target && has(i - type.source, j - type.target);
  }

 private:
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> high_;
  std::vector<std::size_t> offset_;
};

}  // namespace lacuna::align
