/// \file
/// Clipped n-gram matches between one sequence and others, for all orders at once: the hot loop of BLEU and chrF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "metrics/kernels/window_matcher.h"

namespace lacuna::metrics {

/// For each order n the sum over n-grams g of min(count of g in the hypothesis, the largest count of g in any
/// reference).
///
/// An n-gram is named by the name of its first n-1 symbols and its last symbol, so names are exact for any alphabet
/// and any length. Only positions whose shorter n-gram is on both sides go on to the next order, which is where
/// the time is saved. Memory is kept between calls. Thread-safety: one object per thread. Cost: linear.
class NgramMatcher {
 public:
  /// Symbols are above 0, except that 0 in `hypothesis` is a symbol that no reference has. `references` holds the
  /// references one after the other, each followed by one 0. Writes `matches[n - 1]` for n = 1..matches.size().
  void match(std::span<const std::uint32_t> hypothesis, std::span<const std::uint32_t> references,
             std::span<double> matches);

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t epoch = 0;  // of the order and call that wrote the slot; an older one is an empty slot
    std::uint32_t count = 0;  // what the references still have to give; the top bit: the hypothesis has it too
  };
  struct Position {
    std::uint32_t at = 0;    // where the n-gram begins
    std::uint32_t name = 0;  // of the n-gram of the order before
  };
  // Counting within one of several references.
  struct Tally {
    std::uint32_t reference = 0;
    std::uint32_t count = 0;
  };
  class Table;

  void list_positions(std::span<const std::uint32_t> references);
  [[nodiscard]] Table begin_order(std::size_t most);
  void count_single(const Table& table, std::span<const std::uint32_t> references, std::size_t n);
  void count_several(const Table& table, std::span<const std::uint32_t> references, std::size_t n);
  [[nodiscard]] std::size_t match_hypothesis(const Table& table, std::size_t n);
  void keep_shared(const Table& table);

  WindowMatcher windows_;
  std::vector<Slot> slots_;
  std::vector<Tally> tallies_;  // by slot; used for several references only
  std::vector<Position> reference_positions_;
  std::vector<Position> hypothesis_positions_;
  std::vector<std::uint32_t> padded_;  // the hypothesis and a 0
  std::uint32_t epoch_ = 0;
};

}  // namespace lacuna::metrics
