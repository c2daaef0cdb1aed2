#include "eval/stats/unit_masks.h"

#include <gtest/gtest.h>

#include <vector>

namespace lacuna::stats {
namespace {

std::uint32_t bit(const UnitMasks& masks, std::size_t replicate, std::size_t unit) {
  return (masks.word(unit / 32, replicate) >> (unit % 32)) & 1;
}

TEST(UnitMasksTest, BootstrapCountsAreThoseOfTheDraws) {
  for (const std::size_t units : {1U, 2U, 31U, 32U, 33U, 100U}) {
    Pcg64 random(5);
    Pcg64 twin(5);
    const BootstrapMasks masks = draw_bootstrap(random, units, 40);
    for (std::size_t replicate = 0; replicate < 40; ++replicate) {
      std::vector<std::uint32_t> counts(units);
      for (std::size_t draw = 0; draw < units; ++draw) ++counts[twin.below(static_cast<std::uint32_t>(units))];
      for (std::size_t unit = 0; unit < units; ++unit) {
        std::uint32_t count = 0;
        for (std::size_t p = 0; p < masks.planes.size(); ++p) count |= bit(masks.planes[p], replicate, unit) << p;
        EXPECT_EQ(count, counts[unit]);
      }
    }
    EXPECT_EQ(random.next64(), twin.next64());
  }
}

TEST(UnitMasksTest, CoinFlipsEqualNumpyAndDoNotDependOnTheBatches) {
  // `default_rng(12345).integers(2, size=…, dtype=bool)`
  const std::vector<std::uint32_t> first = {1, 0, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1,
                                            1, 1, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 1};
  Pcg64 random(12345);
  CoinFlips flips(random, 7);
  std::vector<std::uint32_t> seen;
  for (const std::size_t replicates : {1U, 2U, 3U}) {
    const UnitMasks masks = flips.draw(replicates);
    for (std::size_t r = 0; r < replicates; ++r) {
      for (std::size_t unit = 0; unit < 7; ++unit) seen.push_back(bit(masks, r, unit));
    }
  }
  EXPECT_TRUE(std::equal(first.begin(), first.end(), seen.begin()));
}

}  // namespace
}  // namespace lacuna::stats
