/// \file
/// The number of edits of TER: the search for shifts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "metrics/kernels/beam_band.h"
#include "metrics/kernels/bit_beam.h"
#include "metrics/kernels/cell_beam.h"

namespace lacuna::metrics {

/// sacreBLEU's `translation_edit_rate` (Snover et al. 2006): while it pays, the shift of a block of words that lowers
/// the edit distance most is made; edits are the shifts and the distance that remains. Every answer is sacreBLEU's,
/// limits included, though not every shift is tried: those that cannot be the best one are left out. Not thread-safe;
/// memory is reused.
class ShiftSearch {
 public:
  /// Symbols are those of a `Vocabulary`: equal words have equal symbols; 0 is a word that no reference has.
  [[nodiscard]] std::size_t edits(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference);

 private:
  static constexpr std::size_t kMaxShiftSize = 10;
  static constexpr std::size_t kMaxShiftDistance = 50;
  static constexpr std::size_t kMaxShiftCandidates = 1000;

  struct Candidate {
    std::uint32_t begin;
    std::uint32_t target;
  };
  /// Of equal gains the longest shift is best, then the one from furthest left, then the one to furthest left.
  struct Best {
    std::size_t gain = 0;
    std::size_t length = 0;
    Candidate candidate{};
    BlockSwap swap;
  };

  void number_words(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> reference);
  [[nodiscard]] BlockSwap swap_of(std::size_t length, const Candidate& candidate) const;
  void collect_candidates();
  void collect_at(std::size_t begin_hypothesis, std::size_t begin_reference);
  template <class Beam>
  [[nodiscard]] Best best_shift(Beam& beam);
  template <class Beam>
  [[nodiscard]] std::size_t search(Beam& beam);

  // The words as numbers 1.. in order of first appearance in the reference, 0 when it has them not.
  std::vector<std::uint32_t> hypothesis_;
  std::vector<std::uint32_t> reference_;
  std::vector<std::uint32_t> numbers_;  // by symbol; all 0 between calls
  std::vector<std::uint32_t> first_;    // by number: where the reference has the word first, from 1
  std::vector<std::uint32_t> near_;     // the same, but not further left than a shift may go
  std::vector<std::uint32_t> next_;     // by place from 1: where it has the same word next, 0 when nowhere
  std::vector<std::uint32_t> last_;     // by number
  std::vector<std::uint32_t> counts_;   // by number: how often the reference has it, less the hypothesis
  std::size_t different_ = 0;
  std::size_t fewest_ = 0;  // edits, whatever the order of the words

  BitBeam bits_;
  CellBeam cells_;
  EditAlignment alignment_;
  std::array<std::vector<Candidate>, kMaxShiftSize + 1> candidates_;  // by length
  std::size_t tried_ = 0;                                             // candidates, as sacreBLEU counts
};

}  // namespace lacuna::metrics
