#include "eval/stats/masked_sums.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace lacuna::stats {
namespace {

/// Bit by bit.
template <class Value>
std::vector<Value> plain_sums(const std::vector<Value>& rows, const UnitMasks& masks, Value weight) {
  std::vector<Value> sums(masks.replicates() * kMaskedColumns);
  for (std::size_t unit = 0; unit * kMaskedColumns < rows.size(); ++unit) {
    for (std::size_t r = 0; r < masks.replicates(); ++r) {
      if (((masks.word(unit / 32, r) >> (unit % 32)) & 1) == 0) continue;
      for (std::size_t c = 0; c < kMaskedColumns; ++c) {
        sums[r * kMaskedColumns + c] += weight * rows[unit * kMaskedColumns + c];
      }
    }
  }
  return sums;
}

template <class Value>
void compare(std::size_t units, std::uint32_t density) {
  Pcg64 random(units * 31 + density);
  std::vector<Value> rows(units * kMaskedColumns);
  for (Value& value : rows) value = static_cast<Value>(random.below(2000)) - static_cast<Value>(1000);
  UnitMasks masks(units, 50);
  for (std::size_t block = 0; block < masks.blocks(); ++block) {
    for (std::size_t r = 0; r < masks.replicates(); ++r) {
      std::uint32_t word = 0;
      for (std::size_t i = 0; i < 32 && block * 32 + i < units; ++i) {
        word |= static_cast<std::uint32_t>(random.below(100) < density) << i;
      }
      masks.set_word(block, r, word);
    }
  }
  std::vector<Value> sums(masks.replicates() * kMaskedColumns);
  add_masked_sums<Value>(rows, masks, Value{4}, sums);
  EXPECT_EQ(sums, plain_sums<Value>(rows, masks, Value{4})) << units << " units, density " << density;
}

TEST(MaskedSumsTest, EqualsSumsBitByBit) {
  for (const std::size_t units : {1U, 5U, 31U, 32U, 33U, 64U, 97U, 300U}) {
    for (const std::uint32_t density : {0U, 3U, 12U, 50U, 100U}) {
      compare<std::int32_t>(units, density);
      compare<double>(units, density);  // whole numbers: exact in any order
    }
  }
}

}  // namespace
}  // namespace lacuna::stats
