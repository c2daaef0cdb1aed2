/// \file
/// Symbol sequences of the references of a run of units, in the form that `NgramMatcher` reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::metrics {

/// References of units 0, 1, …, each a sequence of symbols above 0. Filled front to back, then only read.
class ReferenceIds {
 public:
  /// Appends a unit: `symbols` of references of `lengths`.
  void add_unit(std::span<const std::uint32_t> symbols, std::span<const std::size_t> lengths) {
    for (const std::size_t length : lengths) {
      symbols_.insert(symbols_.end(), symbols.begin(), symbols.begin() + static_cast<std::ptrdiff_t>(length));
      symbols_.push_back(0);
      symbols = symbols.subspan(length);
    }
    lengths_.insert(lengths_.end(), lengths.begin(), lengths.end());
    units_.push_back({symbols_.size(), lengths_.size()});
  }

  /// The symbols of all references of `unit`, each reference followed by a 0.
  [[nodiscard]] std::span<const std::uint32_t> symbols(std::size_t unit) const {
    return std::span(symbols_).subspan(units_[unit].symbols, units_[unit + 1].symbols - units_[unit].symbols);
  }
  /// The number of symbols of each reference of `unit`.
  [[nodiscard]] std::span<const std::size_t> lengths(std::size_t unit) const {
    return std::span(lengths_).subspan(units_[unit].lengths, units_[unit + 1].lengths - units_[unit].lengths);
  }

 private:
  struct End {
    std::size_t symbols = 0;
    std::size_t lengths = 0;
  };
  std::vector<std::uint32_t> symbols_;
  std::vector<std::size_t> lengths_;
  std::vector<End> units_ = {End{}};  // where each unit ends; the first is the beginning
};

}  // namespace lacuna::metrics
