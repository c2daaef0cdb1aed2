/// \file
/// Human scores in the groups within which translations are compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lacuna/meta_report.h"

namespace lacuna::stats {

/// The cells of a matrix (systems x segments) that people scored, group by group. A cell is system * segments +
/// segment; of system-level scores the matrix has one column.
struct GroupedScores {
  std::vector<std::size_t> begins = {0};  ///< of each group in `cells`, and the end of the last
  std::vector<std::uint32_t> cells = {};
  std::vector<double> human = {};  ///< of each of `cells`

  [[nodiscard]] std::size_t groups() const { return begins.size() - 1; }
  [[nodiscard]] std::size_t size() const { return cells.size(); }
};

/// Cells without a human score are left out, and groups without cells.
[[nodiscard]] GroupedScores group_scores(std::span<const std::optional<double>> human, std::size_t segments,
                                         MetaGrouping grouping);

/// A metric's scores of the cells.
[[nodiscard]] std::vector<double> gather(const GroupedScores& grouped, std::span<const double> metric);

/// (x - mean) / standard deviation of the whole population, as `scipy.stats.zscore`; all 0 for equal values.
[[nodiscard]] std::vector<double> z_scores(std::span<const double> values);

}  // namespace lacuna::stats
