/// \file
/// `StatsTable`: sufficient statistics, one row per unit. Every score is a function of a sum of its rows.
///
///     StatsTable table(metric.info().columns, units);
///     metric.write_row(unit, *cache, *scratch, table.row(i));
///     Score whole = metric.score(table.sum());
///     Score document = metric.score(table.sum(begin, end));
///
/// A sum has the same bits whatever the order of the units and however they are split: whole numbers are added as they
/// are, and what is real exactly (`ExactSum`).
/// Thread-safety: rows may be written at the same time, each by one thread. Cost: units * columns doubles.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lacuna/exact_sum.h"

namespace lacuna {

/// What one column of a table counts.
struct ColumnInfo {
  std::string name;      ///< "correct_2"
  std::string unit;      ///< "n-grams", "tokens", "characters", "edits", …
  bool integral = true;  ///< every value is a whole number below 2^53, so sums are exact in any order

  friend bool operator==(const ColumnInfo&, const ColumnInfo&) = default;
};

/// Units x columns, row-major, all zero at first.
class StatsTable {
 public:
  StatsTable() = default;
  StatsTable(std::vector<ColumnInfo> columns, std::size_t units)
      : columns_(std::move(columns)), units_(units), values_(columns_.size() * units) {}

  [[nodiscard]] const std::vector<ColumnInfo>& columns() const { return columns_; }
  [[nodiscard]] std::size_t units() const { return units_; }
  [[nodiscard]] std::size_t width() const { return columns_.size(); }

  /// Units are added with zeros, or taken from the end.
  void resize(std::size_t units) {
    values_.resize(columns_.size() * units);
    units_ = units;
  }
  /// Room for so many units, so that `resize` up to there moves nothing.
  void reserve(std::size_t units) { values_.reserve(columns_.size() * units); }

  [[nodiscard]] std::span<double> row(std::size_t unit) {
    return std::span<double>(values_).subspan(unit * width(), width());
  }
  [[nodiscard]] std::span<const double> row(std::size_t unit) const {
    return std::span<const double>(values_).subspan(unit * width(), width());
  }
  /// All values, row after row.
  [[nodiscard]] std::span<const double> values() const { return values_; }

  /// Column sums over all units.
  [[nodiscard]] std::vector<double> sum() const { return sum(0, units_); }

  /// Column sums over the units [begin, end). That of a column that is not integral is exact, rounded once.
  [[nodiscard]] std::vector<double> sum(std::size_t begin, std::size_t end) const {
    std::vector<double> total(width());
    for (std::size_t unit = begin; unit < end; ++unit) {
      const std::span<const double> values = row(unit);
      for (std::size_t column = 0; column < width(); ++column) total[column] += values[column];
    }
    for (std::size_t column = 0; column < width(); ++column) {
      if (!columns_[column].integral) total[column] = exact_sum(column, begin, end).value();
    }
    return total;
  }

  /// The sum of a column over the units [begin, end), which can be added to those of other tables.
  [[nodiscard]] ExactSum exact_sum(std::size_t column, std::size_t begin, std::size_t end) const {
    ExactSum total;
    for (std::size_t unit = begin; unit < end; ++unit) total.add(row(unit)[column]);
    return total;
  }

  friend bool operator==(const StatsTable&, const StatsTable&) = default;

 private:
  std::vector<ColumnInfo> columns_;
  std::size_t units_ = 0;
  std::vector<double> values_;
};

}  // namespace lacuna
