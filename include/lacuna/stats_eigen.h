/// \file
/// A `StatsTable` as an Eigen matrix, without a copy. The only public header that needs Eigen.
///
///     const auto matrix = as_matrix(table);                       // units x columns
///     Eigen::MatrixXd sums = resampling_weights * matrix;         // one row per resample
///     metric.score_many(as_span(sums), values);                   // row-major sums only
///
/// The view lives as long as the table. Thread-safety: that of the table. Cost: none.
#pragma once

#include <Eigen/Core>

#include "lacuna/stats_table.h"

namespace lacuna {

/// Row-major, as tables are stored and as `Metric::score_many` reads sums.
using StatsMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using StatsView = Eigen::Map<const StatsMatrix>;

/// Units x columns.
[[nodiscard]] inline StatsView as_matrix(const StatsTable& table) {
  return {table.values().data(), static_cast<Eigen::Index>(table.units()), static_cast<Eigen::Index>(table.width())};
}

/// The coefficients of `matrix`, row after row.
[[nodiscard]] inline std::span<const double> as_span(const StatsMatrix& matrix) {
  return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

}  // namespace lacuna
