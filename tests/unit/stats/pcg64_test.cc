#include "eval/stats/pcg64.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <vector>

namespace lacuna::stats {
namespace {

// What NumPy 1.24's `default_rng(12345)` gives.
TEST(Pcg64Test, EqualsNumpy) {
  Pcg64 random(12345);
  for (const std::uint64_t expected :
       {4193609425186963869U, 5843160025838961886U, 14708796524633321433U, 12474696839993944336U}) {
    EXPECT_EQ(random.next64(), expected);
  }
}

TEST(Pcg64Test, HalvesComeLowerFirst) {
  Pcg64 whole(7);
  Pcg64 halves(7);
  for (int i = 0; i < 10; ++i) {
    const std::uint64_t both = whole.next64();
    EXPECT_EQ(halves.next32(), static_cast<std::uint32_t>(both));
    EXPECT_EQ(halves.next32(), static_cast<std::uint32_t>(both >> 32));
  }
}

TEST(Pcg64Test, BoundedNumbersEqualNumpy) {
  Pcg64 five(12345);
  for (const std::uint32_t expected : {3U, 1U, 3U, 1U, 1U, 3U, 3U, 3U, 4U, 1U, 4U, 1U, 2U, 2U, 1U, 0U}) {
    EXPECT_EQ(five.below(5), expected);
  }
  Pcg64 many(12345);
  for (const std::uint32_t expected : {139U, 45U, 157U, 63U, 40U, 159U, 128U, 135U}) {
    EXPECT_EQ(many.below(200), expected);
  }
}

TEST(Pcg64Test, BoundOneTakesNoDraw) {
  Pcg64 random(1);
  Pcg64 untouched(1);
  EXPECT_EQ(random.below(1), 0U);
  EXPECT_EQ(random.next64(), untouched.next64());
}

TEST(Pcg64Test, AwkwardBoundsAreUniform) {
  Pcg64 random(3);
  constexpr std::uint32_t kBound = 3U << 30;  // a quarter of all 32-bit numbers must be drawn again
  std::array<int, 3> thirds{};
  for (int i = 0; i < 30000; ++i) ++thirds[random.below(kBound) >> 30];
  for (const int count : thirds) EXPECT_NEAR(count, 10000, 500);
}

TEST(Pcg64Test, EverySeedHasItsOwnStream) {
  EXPECT_NE(Pcg64(1).next64(), Pcg64(2).next64());
  EXPECT_NE(Pcg64(1).next64(), Pcg64((std::uint64_t{1} << 32) | 1).next64());
}

}  // namespace
}  // namespace lacuna::stats
