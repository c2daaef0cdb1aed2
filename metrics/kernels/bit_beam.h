/// \file
/// The edit distance of TER with one machine word per row of the edit matrix.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "metrics/kernels/beam_band.h"

namespace lacuna::metrics {

/// sacreBLEU's `BeamEditDistance` by the bit-vector recurrence of Myers 1999 and Hyyrö 2003: neighbouring cells differ
/// by at most one, so two bits per cell say all; a row of the beam fits into 64. Rows of the hypothesis are kept: after
/// a shift only those from the first moved word on are computed, and only until they are as before. Words are
/// numbers: 1.. those of the reference, 0 any other. Cost: some twenty instructions per word; memory: reference times
/// its different words, in bits, and rows. Not thread-safe; reused.
class BitBeam {
 public:
  /// Whether a pair of texts of so many words can be compared: the beam is narrow, the table of bits small.
  [[nodiscard]] static bool fits(std::size_t hypothesis, std::size_t reference) {
    return reference <= kMaxReference && BeamBand::is_narrow(hypothesis, reference);
  }

  /// `different`: the largest number in `reference`, which is not empty.
  void start(std::span<const std::uint32_t> reference, std::size_t different,
             std::span<const std::uint32_t> hypothesis);

  /// Between the hypothesis and the reference.
  [[nodiscard]] std::size_t distance() const { return distance_; }
  void align(EditAlignment& out) const;

  /// The distance after a shift.
  [[nodiscard]] std::size_t distance_after(const BlockSwap& swap) const;
  /// Makes the shift.
  void apply(const BlockSwap& swap);

 private:
  static constexpr std::size_t kMaxReference = 2048;

  /// A row of the matrix from its window's first column on: bit b is set in `plus` (`minus`) when the cell is one more
  /// (less) than the one before it. `value` is the cell of the window's first column; without windows, of the last one.
  struct State {
    std::uint64_t plus;
    std::uint64_t minus;
    std::size_t value;
  };
  /// Where a row's window is.
  struct Window {
    std::uint64_t matching;  // columns of the beam whose upper left neighbour is in the beam, too
    std::uint32_t block;     // the first column's place in a row of the table
    std::uint8_t shift;
    std::uint8_t step;  // columns since the window of the row before
  };
  /// What the trace needs besides the states.
  struct Moves {
    std::uint64_t diagonal_equal;  // the cell is the same as its upper left neighbour
    std::uint64_t down_plus;       // the cell is one more than its upper neighbour
  };

  template <bool kWindowed>
  Moves advance(State& state, std::uint32_t word, std::size_t row) const;
  template <bool kWindowed>
  std::size_t run_swapped(const BlockSwap& swap) const;
  void compute_from(std::size_t row);
  [[nodiscard]] std::size_t last_value(const State& state) const;
  void set_windows();

  std::size_t columns_ = 0;  // of the matrix, less one: words of the reference
  std::size_t stride_ = 0;   // of the table
  std::vector<std::uint64_t> table_;
  std::vector<std::uint32_t> words_;  // of the hypothesis, as places in the table
  BeamBand band_;
  bool windowed_ = false;
  std::vector<Window> windows_;
  std::vector<State> states_;
  std::vector<Moves> moves_;
  std::size_t distance_ = 0;
};

}  // namespace lacuna::metrics
