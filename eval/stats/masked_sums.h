/// \file
/// Sums of the rows that a replicate takes, for many replicates at once: the kernel of every resampling test.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/stats/unit_masks.h"

namespace lacuna::stats {

/// Columns that are summed together.
inline constexpr std::size_t kMaskedColumns = 16;

/// Adds `weight` * (sum of the rows of `rows` whose bit is set) to each replicate's row of `sums`.
/// `rows`: units x kMaskedColumns; `sums`: masks.replicates() x kMaskedColumns; both row-major.
/// The matrix product bits * rows by the method of the four Russians (Arlazarov et al. 1970): the sums of all subsets
/// of five or six rows are made once, and every replicate looks its bits up. The order of additions does not depend on
/// the machine. Integers must not overflow. Cost: about a fifth of the plain product's additions.
template <class Value>
void add_masked_sums(std::span<const Value> rows, const UnitMasks& masks, Value weight, std::span<Value> sums) {
  constexpr std::size_t kColumns = kMaskedColumns;
  constexpr std::size_t kFew = 3;                                             // bits that are quicker one by one
  constexpr std::array<std::size_t, 7> kBegins = {0, 6, 11, 16, 22, 27, 32};  // of the groups of rows
  constexpr std::size_t kGroups = kBegins.size() - 1;
  using Sum = std::array<Value, kColumns>;
  std::array<std::array<Sum, 64>, kGroups> subsets{};
  const std::size_t units = rows.size() / kColumns;
  for (std::size_t block = 0; block < masks.blocks(); ++block) {
    const std::size_t first = block * UnitMasks::kUnitsPerWord;
    for (std::size_t group = 0; group < kGroups; ++group) {
      for (std::size_t k = 0; k < kBegins[group + 1] - kBegins[group]; ++k) {
        const std::size_t unit = first + kBegins[group] + k;
        const std::size_t half = std::size_t{1} << k;
        for (std::size_t subset = 0; subset < half; ++subset) {
          for (std::size_t c = 0; c < kColumns; ++c) {
            const Value value = unit < units ? weight * rows[unit * kColumns + c] : Value{};
            subsets[group][half + subset][c] = subsets[group][subset][c] + value;
          }
        }
      }
    }
    for (std::size_t replicate = 0; replicate < masks.replicates(); ++replicate) {
      std::uint32_t word = masks.word(block, replicate);
      Value* const out = sums.data() + replicate * kColumns;
      if (static_cast<std::size_t>(std::popcount(word)) <= kFew) {
        for (; word != 0; word &= word - 1) {
          const Value* const row = rows.data() + (first + static_cast<std::size_t>(std::countr_zero(word))) * kColumns;
          for (std::size_t c = 0; c < kColumns; ++c) out[c] += weight * row[c];
        }
        continue;
      }
      Sum sum = subsets[0][word % 64];
      for (std::size_t group = 1; group < kGroups; ++group) {
        const std::uint32_t bits = (word >> kBegins[group]) & ((1U << (kBegins[group + 1] - kBegins[group])) - 1);
        const Sum& chosen = subsets[group][bits];
        for (std::size_t c = 0; c < kColumns; ++c) sum[c] += chosen[c];
      }
      for (std::size_t c = 0; c < kColumns; ++c) out[c] += sum[c];
    }
  }
}

}  // namespace lacuna::stats
