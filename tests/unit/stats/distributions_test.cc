#include "eval/stats/distributions.h"

#include <gtest/gtest.h>

#include <vector>

namespace lacuna::stats {
namespace {

TEST(NormalQuantile, TableValues) {
  EXPECT_NEAR(normal_quantile(0.5), 0.0, 1e-12);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
  EXPECT_NEAR(normal_quantile(0.05), -1.6448536269514722, 1e-12);
  EXPECT_NEAR(normal_quantile(1e-9), -5.997807015008182, 1e-9);
}

// Values of R's qt().
TEST(StudentQuantile, TableValues) {
  EXPECT_NEAR(student_quantile(0.975, 1), 12.706204736432095, 1e-9);
  EXPECT_NEAR(student_quantile(0.95, 2), 2.919985580353726, 1e-10);
  EXPECT_NEAR(student_quantile(0.975, 10), 2.228138851964939, 1e-10);
  EXPECT_NEAR(student_quantile(0.995, 29), 2.756385903670605, 1e-10);
  EXPECT_NEAR(student_quantile(0.05, 7), -1.894578605061305, 1e-10);
  EXPECT_NEAR(student_quantile(0.5, 3), 0.0, 1e-7);
}

TEST(StudentQuantile, OfManyDegreesIsTheNormals) {
  EXPECT_NEAR(student_quantile(0.99, 1e6), normal_quantile(0.99), 1e-5);
  EXPECT_GT(student_quantile(0.99, 50), normal_quantile(0.99));
}

TEST(StandardDeviation, HasOneLessInTheDenominator) {
  EXPECT_DOUBLE_EQ(standard_deviation(std::vector<double>{1, 2, 3, 4}), 1.2909944487358056);
  EXPECT_EQ(standard_deviation(std::vector<double>{7}), 0.0);
  EXPECT_EQ(standard_deviation({}), 0.0);
}

}  // namespace
}  // namespace lacuna::stats
