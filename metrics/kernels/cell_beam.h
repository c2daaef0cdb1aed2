/// \file
/// The edit distance of TER cell by cell, for what `BitBeam` does not take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "metrics/kernels/beam_band.h"

namespace lacuna::metrics {

/// sacreBLEU's `BeamEditDistance` for texts of any length: only the beam is computed and kept. The same interface and
/// the same answers as `BitBeam`. Cost: a few instructions, memory: 4 bytes for each cell of the beam. Not thread-safe;
/// reused.
class CellBeam {
 public:
  /// Words are numbers; `reference` is not empty.
  void start(std::span<const std::uint32_t> reference, std::size_t different,
             std::span<const std::uint32_t> hypothesis);

  /// Between the hypothesis and the reference.
  [[nodiscard]] std::size_t distance() const { return cells_.back(); }
  void align(EditAlignment& out) const;

  /// The distance after a shift.
  [[nodiscard]] std::size_t distance_after(const BlockSwap& swap);
  /// Makes the shift.
  void apply(const BlockSwap& swap);

 private:
  using Cells = std::span<const std::uint32_t>;

  [[nodiscard]] Cells row(std::size_t i) const {
    return std::span(cells_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }
  [[nodiscard]] std::uint32_t cell(std::size_t i, std::size_t j) const;
  void compute_row(std::size_t i, std::uint32_t word, Cells above, std::span<std::uint32_t> out) const;
  void compute_from(std::size_t first);

  std::vector<std::uint32_t> reference_;
  std::vector<std::uint32_t> hypothesis_;
  BeamBand band_;
  std::vector<std::size_t> begins_;  // of the rows in `cells_`
  std::vector<std::uint32_t> cells_;
  std::vector<std::uint32_t> above_;  // rows after a shift
  std::vector<std::uint32_t> below_;
};

}  // namespace lacuna::metrics
