#include "lacuna/exact_sum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace lacuna {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();

double sum_of(const std::vector<double>& values) { return ExactSum::of(values).value(); }

std::vector<double> with_negative(std::vector<double> values) {
  for (double& value : values) value = -value;
  return values;
}

/// Any finite doubles: of all exponents, subnormal ones too.
std::vector<double> any_doubles(std::mt19937_64& random, std::size_t count) {
  std::vector<double> values;
  values.reserve(count);
  while (values.size() < count) {
    const auto value = std::bit_cast<double>(random());
    if (std::isfinite(value)) values.push_back(value);
  }
  return values;
}

// The cases of CPython's test of `math.fsum`, which has the same contract.
TEST(ExactSum, RoundsOnceAsFsumDoes) {
  const double limit = 0x1p53;
  std::vector<double> harmonic;
  std::vector<double> alternating;
  for (int n = 1; n <= 1000; ++n) {
    harmonic.push_back(1.0 / n);
    alternating.push_back((n % 2 == 0 ? 1.0 : -1.0) / n);
  }
  std::vector<double> ladder = {-0x1p1022};
  for (int n = -1074; n < 972; n += 2) {
    ladder.push_back(std::ldexp(1.0, n) - std::ldexp(1.0, n + 50) + std::ldexp(1.0, n + 52));
  }
  const std::vector<std::pair<std::vector<double>, double>> cases = {
      {{}, 0.0},
      {{0.0}, 0.0},
      {{1e100, 1.0, -1e100, 1e-100, 1e50, -1.0, -1e50}, 1e-100},
      {{limit, -0.5, -0x1p-54}, limit - 1.0},
      {{limit, 1.0, 0x1p-100}, limit + 2.0},
      {{limit + 10.0, 1.0, 0x1p-100}, limit + 12.0},
      {{limit - 4.0, 0.5, 0x1p-54}, limit - 3.0},
      {harmonic, 0x1.df11f45f4e61ap+2},
      {alternating, -0x1.62a2af1bd3624p-1},
      {{1e16, 1.0, 1e-16}, 10000000000000002.0},
      {{1e16 - 2.0, 1.0 - 0x1p-53, -(1e16 - 2.0), -(1.0 - 0x1p-53)}, 0.0},
      {ladder, 0x1.5555555555555p+970}};
  for (const auto& [values, sum] : cases) {
    EXPECT_EQ(sum_of(values), sum);
    EXPECT_EQ(sum_of(with_negative(values)), -sum);
  }
}

TEST(ExactSum, TiesGoToTheEvenNumber) {
  const double limit = 0x1p53;
  EXPECT_EQ(sum_of({limit, 1.0}), limit);
  EXPECT_EQ(sum_of({limit + 2.0, 1.0}), limit + 4.0);
  EXPECT_EQ(sum_of({limit, 1.0, kSmallest}), limit + 2.0);
  EXPECT_EQ(sum_of({limit + 2.0, 1.0, -kSmallest}), limit + 2.0);
}

TEST(ExactSum, HoldsTheEndsOfTheRange) {
  EXPECT_EQ(sum_of({kSmallest}), kSmallest);
  EXPECT_EQ(sum_of({kSmallest, kSmallest, kSmallest}), 3 * kSmallest);
  EXPECT_EQ(sum_of({std::numeric_limits<double>::min(), -kSmallest}), std::numeric_limits<double>::min() - kSmallest);
  EXPECT_EQ(sum_of({kLargest}), kLargest);
  EXPECT_EQ(sum_of({kLargest, kLargest, -kLargest, -0.5}), kLargest);
  EXPECT_EQ(sum_of({kLargest, 0x1p969}), kLargest);
  EXPECT_EQ(sum_of({kLargest, 0x1p970}), kInfinity);
  EXPECT_EQ(sum_of({-kLargest, -0x1p970}), -kInfinity);
}

TEST(ExactSum, WhatIsNotFiniteCountsAsInIeee754) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(sum_of({1.0, kInfinity, -kLargest}), kInfinity);
  EXPECT_EQ(sum_of({-kInfinity, -kInfinity}), -kInfinity);
  EXPECT_TRUE(std::isnan(sum_of({kInfinity, 1.0, -kInfinity})));
  EXPECT_TRUE(std::isnan(sum_of({nan, kInfinity})));
  EXPECT_EQ(ExactSum::of(std::vector{1.0, kInfinity}).parts(), std::vector{kInfinity});
  EXPECT_EQ(ExactSum::of(std::vector{1.0, kInfinity}), ExactSum::of(std::vector{kInfinity}));
  EXPECT_NE(ExactSum::of(std::vector{nan}), ExactSum::of(std::vector{nan}));
  ExactSum sum = ExactSum::of(std::vector{kInfinity});
  sum.add(ExactSum::of(std::vector{-kInfinity}));
  ASSERT_EQ(sum.parts().size(), 1U);
  EXPECT_TRUE(std::isnan(sum.parts().front()));
}

TEST(ExactSum, ZeroHasNoSignAndNoParts) {
  EXPECT_FALSE(std::signbit(sum_of({-0.0, -0.0})));
  EXPECT_FALSE(std::signbit(sum_of({-1.5, 1.5})));
  EXPECT_TRUE(ExactSum::of(std::vector{-1.5, 0.0, 1.5}).parts().empty());
}

// Whole numbers of up to 62 bits: the oracle is their sum, which the machine rounds in its turn.
TEST(ExactSum, AgreesWithWholeNumbers) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 20'000; ++round) {
    const int scale = static_cast<int>(random() % 1800) - 1000;
    std::int64_t whole = 0;
    ExactSum sum;
    for (int i = 0; i < 4; ++i) {
      const auto mantissa = static_cast<std::int64_t>(random() >> (11 + random() % 40));
      const std::int64_t value = mantissa * (std::int64_t{1} << random() % 8) * (random() % 2 == 0 ? 1 : -1);
      whole += value;
      sum.add(std::ldexp(static_cast<double>(value), scale));
    }
    ASSERT_EQ(sum.value(), std::ldexp(static_cast<double>(whole), scale)) << whole << " * 2^" << scale;
  }
}

TEST(ExactSum, IsTheSameInAnyOrderAndHoweverItIsSplit) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<double> values = any_doubles(random, 1 + random() % 5000);
    const ExactSum whole = ExactSum::of(values);
    std::shuffle(values.begin(), values.end(), random);
    const std::size_t cut = random() % values.size();
    ExactSum split = ExactSum::of(std::span{values}.first(cut));
    split.add(ExactSum::of(std::span{values}.subspan(cut)));
    EXPECT_EQ(split, whole);
    EXPECT_EQ(split.value(), whole.value());
    EXPECT_EQ(split.parts(), whole.parts());
    split.add(kSmallest);
    EXPECT_NE(split, whole);
  }
}

TEST(ExactSum, ManySumsOfManyNumbers) {
  ExactSum numbers;
  ExactSum sums;
  for (int i = 0; i < 5000; ++i) {
    ExactSum some;
    for (int n = 0; n < 1000 + i % 48; ++n) {
      some.add(-kLargest);
      numbers.add(-kLargest);
    }
    sums.add(some);
  }
  EXPECT_EQ(sums, numbers);
  EXPECT_EQ(sums.value(), -kInfinity);
}

TEST(ExactSum, PartsAreCanonicalAndHaveTheSameSum) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 200; ++round) {
    const ExactSum sum = ExactSum::of(any_doubles(random, 1 + random() % 300));
    const std::vector<double> parts = sum.parts();
    EXPECT_EQ(ExactSum::of(parts), sum);
    EXPECT_EQ(ExactSum::of(parts).parts(), parts);
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const double before = std::abs(parts[i - 1]);
      if (before == kLargest) continue;
      EXPECT_LE(std::abs(parts[i]), (std::nextafter(before, kInfinity) - before) / 2) << "parts overlap";
    }
  }
  EXPECT_EQ(ExactSum::of(std::vector{1.0, 0x1p-60, 2.0}).parts(), (std::vector{3.0, 0x1p-60}));
  EXPECT_EQ(ExactSum::of(std::vector{kLargest, kLargest, 1.0}).parts(), (std::vector{kLargest, kLargest, 1.0}));
}

}  // namespace
}  // namespace lacuna
