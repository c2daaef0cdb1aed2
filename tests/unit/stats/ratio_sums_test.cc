#include "eval/stats/ratio_sums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>
#include <vector>

namespace lacuna::stats {
namespace {

TEST(RatioSums, IsTheQuotientOfTheSums) {
  RatioSums sums;
  sums.add(1.0, 2.0);
  sums.add(5.0, 6.0);
  EXPECT_DOUBLE_EQ(*sums.ratio(), 0.75);
}

TEST(RatioSums, HasNoRatioWithoutAWholeAndNoIntervalOfOneUnit) {
  RatioSums sums;
  EXPECT_FALSE(sums.ratio());
  sums.add(0.0, 0.0);
  sums.add(0.0, 0.0);
  EXPECT_FALSE(sums.ratio());
  EXPECT_FALSE(sums.interval());
  RatioSums one;
  one.add(1.0, 2.0);
  EXPECT_FALSE(one.interval());
}

// Two units of whole 1: residuals +-1/4, so the standard error is sqrt(2 * (1/8)) / 2 = 1/4.
TEST(RatioSums, IntervalOfTwoUnitsByHand) {
  RatioSums sums;
  sums.add(0.25, 1.0);
  sums.add(0.75, 1.0);
  ASSERT_TRUE(sums.interval());
  EXPECT_NEAR(sums.interval()->high - 0.5, 1.959964 * 0.25, 1e-6);
  EXPECT_NEAR(0.5 - sums.interval()->low, 1.959964 * 0.25, 1e-6);
}

TEST(RatioSums, UnitsThatAreAlikeLeaveNoDoubt) {
  RatioSums sums;
  for (int i = 1; i < 50; ++i) sums.add(0.9 * i, 1.0 * i);
  EXPECT_NEAR(sums.interval()->low, 0.9, 1e-6);
  EXPECT_NEAR(sums.interval()->high, 0.9, 1e-6);
}

TEST(RatioSums, AreTheSameInAnyOrderAndHoweverTheyAreSplit) {
  std::mt19937_64 random(13);
  std::vector<std::pair<double, double>> units;
  for (int i = 0; i < 3000; ++i) {
    const double whole = std::ldexp(static_cast<double>(random() % 1'000'003), static_cast<int>(random() % 90) - 45);
    units.emplace_back(whole / 3.0, whole);
  }
  const auto sums_of = [&](std::size_t begin, std::size_t end) {
    RatioSums sums;
    for (std::size_t i = begin; i < end; ++i) sums.add(units[i].first, units[i].second);
    return sums;
  };
  const RatioSums whole = sums_of(0, units.size());
  std::shuffle(units.begin(), units.end(), random);
  RatioSums split = RatioSums::of(sums_of(0, 17).parts());
  split.add(RatioSums::of(sums_of(17, units.size()).parts()));
  EXPECT_EQ(split.units(), 3000U);
  EXPECT_EQ(split.parts(), whole.parts());
  EXPECT_EQ(split.ratio(), whole.ratio());
  EXPECT_EQ(split.interval()->low, whole.interval()->low);
  EXPECT_EQ(split.interval()->high, whole.interval()->high);
}

// The interval against the spread of the ratio over resamples, which it approximates.
TEST(RatioSums, AgreesWithTheBootstrap) {
  std::mt19937_64 random(7);
  std::vector<std::pair<double, double>> units;
  for (int i = 0; i < 400; ++i) {
    const double whole = 1.0 + static_cast<double>(random() % 1000) / 100.0;
    units.emplace_back(whole * (0.6 + static_cast<double>(random() % 400) / 1000.0), whole);
  }
  RatioSums sums;
  for (const auto& [part, whole] : units) sums.add(part, whole);
  std::vector<double> ratios;
  for (int sample = 0; sample < 2000; ++sample) {
    double part = 0.0;
    double whole = 0.0;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const auto& [p, w] = units[random() % units.size()];
      part += p;
      whole += w;
    }
    ratios.push_back(part / whole);
  }
  std::sort(ratios.begin(), ratios.end());
  EXPECT_NEAR(sums.interval()->low, ratios[50], 0.003);
  EXPECT_NEAR(sums.interval()->high, ratios[1949], 0.003);
}

}  // namespace
}  // namespace lacuna::stats
