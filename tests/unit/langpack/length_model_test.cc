#include "eval/langpack/length_model.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lacuna::langpack {
namespace {

TEST(LengthModelTest, FollowsItsFormula) {
  const LengthModel model{.mean = 0.1, .floor_variance = 0.02, .slope_variance = 1.5};
  EXPECT_NEAR(model.z(20, 30), (std::log(31.0 / 21.0) - 0.1) / std::sqrt(0.02 + 1.5 / 21.0), 1e-12);
}

TEST(LengthModelTest, IsZeroAtTheExpectedLengthAndGrowsWithTheTarget) {
  const LengthModel model{.mean = std::log(2.0), .floor_variance = 0.02, .slope_variance = 1.0};
  EXPECT_NEAR(model.z(9, 19), 0.0, 1e-12);
  EXPECT_LT(model.z(9, 10), 0.0);
  EXPECT_GT(model.z(9, 40), 0.0);
  for (std::size_t target = 0; target < 100; ++target) EXPECT_LT(model.z(9, target), model.z(9, target + 1));
}

TEST(LengthModelTest, TheSameRatioSaysMoreInALongSegment) {
  const LengthModel model{.mean = 0.0, .floor_variance = 0.01, .slope_variance = 1.0};
  EXPECT_LT(model.z(199, 99), model.z(19, 9));
  EXPECT_LT(model.z(19, 9), model.z(1, 0));
}

TEST(LengthModelTest, EmptySidesHaveFiniteScores) {
  const LengthModel model;
  EXPECT_TRUE(std::isfinite(model.z(0, 0)));
  EXPECT_TRUE(std::isfinite(model.z(0, 1000000)));
  EXPECT_TRUE(std::isfinite(model.z(1000000, 0)));
  EXPECT_NEAR(model.z(0, 0), 0.0, 1e-12);
}

}  // namespace
}  // namespace lacuna::langpack
