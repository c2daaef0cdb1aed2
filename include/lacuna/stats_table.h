/// \file
/// `StatsTable`: sufficient statistics, one row per unit. Every score is a function of a sum of its rows.
///
///     StatsTable table(metric.info().columns, units);
///     metric.write_row(unit, *cache, *scratch, table.row(i));
///     Score whole = metric.score(table.sum());
///     Score document = metric.score(table.sum(begin, end));
///
/// Thread-safety: rows may be written at the same time, each by one thread. Cost: units * columns doubles.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

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
  /// Real columns are summed in blocks of this many rows, then block after block: a property of the table, not of
  /// the machine, so that a sum has the same bits whatever the number of threads.
  static constexpr std::size_t kSumBlock = 256;

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

  /// Column sums over the units [begin, end).
  [[nodiscard]] std::vector<double> sum(std::size_t begin, std::size_t end) const {
    std::vector<double> total(width());
    std::vector<double> block(width());
    for (std::size_t start = begin; start < end; start += kSumBlock) {
      std::fill(block.begin(), block.end(), 0.0);
      for (std::size_t unit = start; unit < std::min(end, start + kSumBlock); ++unit) {
        const std::span<const double> values = row(unit);
        for (std::size_t column = 0; column < width(); ++column) block[column] += values[column];
      }
      for (std::size_t column = 0; column < width(); ++column) total[column] += block[column];
    }
    return total;
  }

  friend bool operator==(const StatsTable&, const StatsTable&) = default;

 private:
  std::vector<ColumnInfo> columns_;
  std::size_t units_ = 0;
  std::vector<double> values_;
};

}  // namespace lacuna
