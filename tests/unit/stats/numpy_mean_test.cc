#include "eval/stats/numpy_mean.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace lacuna::stats {
namespace {

TEST(NumpyMeanTest, ExactMeanEqualsPythons) {
  // `statistics.mean`, where adding up from the left gives another last digit.
  std::vector<double> values;
  for (int i = 0; i < 1000; ++i) values.push_back((i * 7919 % 1000) / 7.0);
  EXPECT_EQ(exact_mean(values), 71.35714285714286);
  EXPECT_EQ(exact_mean(std::vector<double>(10, 0.1)), 0.1);
  EXPECT_EQ(exact_mean(std::array{1e16, 1.0, -1e16, 3.0}), 1.0);
  EXPECT_EQ(exact_mean(std::array{5.0}), 5.0);
  EXPECT_EQ(exact_mean(std::array{0.0, 0.0}), 0.0);
  EXPECT_EQ(exact_mean(std::array{-1.0, 2.0, 1e-300}), 1.0 / 3.0);
}

TEST(NumpyMeanTest, SumsInEightLanesUpTo128) {
  // In one lane the small number is lost in the large one; in lanes of its own it is not.
  std::vector<double> values(16, 0.0);
  values[0] = 1e16;
  values[1] = 1.0;
  values[9] = 1.0;
  values[8] = -1e16;
  EXPECT_EQ(numpy_mean(values), 2.0 / 16.0);
  values[8] = 0.0;
  values[15] = -1e16;
  EXPECT_EQ(numpy_mean(values), 0.0 / 16.0 + (((1e16 + 2.0) + 0.0) + (0.0 + -1e16)) / 16.0);
}

TEST(NumpyMeanTest, HalvesAreMultiplesOfEight) {
  std::vector<double> values(260, 1.0);
  EXPECT_EQ(numpy_mean(values), 1.0);
  EXPECT_EQ(numpy_mean(std::array{1.0, 2.0, 4.0}), 7.0 / 3.0);
}

}  // namespace
}  // namespace lacuna::stats
