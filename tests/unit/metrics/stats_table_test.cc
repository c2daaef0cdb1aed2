#include "lacuna/stats_table.h"

#include <gtest/gtest.h>

#include <Eigen/Core>
#include <numeric>
#include <optional>

#include "lacuna/scoring.h"
#include "lacuna/stats_eigen.h"

namespace lacuna {
namespace {

StatsTable counted(std::size_t units) {
  StatsTable table({{.name = "a", .unit = "things"}, {.name = "b", .unit = "things", .integral = false}}, units);
  for (std::size_t i = 0; i < units; ++i) {
    table.row(i)[0] = static_cast<double>(i);
    table.row(i)[1] = 0.1;
  }
  return table;
}

TEST(StatsTableTest, SumsRangesOfRows) {
  const StatsTable table = counted(1000);
  EXPECT_EQ(table.sum()[0], 999.0 * 1000.0 / 2.0);
  EXPECT_EQ(table.sum(10, 13)[0], 33.0);
  EXPECT_EQ(table.sum(5, 5), (std::vector<double>{0.0, 0.0}));
}

TEST(StatsTableTest, RealColumnsAreSummedInBlocks) {
  const StatsTable table = counted(StatsTable::kSumBlock * 2 + 1);
  double block = 0.0;
  for (std::size_t i = 0; i < StatsTable::kSumBlock; ++i) block += 0.1;
  EXPECT_EQ(table.sum()[1], (block + block) + 0.1);
}

TEST(StatsEigenTest, ViewsTheTableAndFeedsScoreMany) {
  const StatsTable table = counted(7);
  const StatsView matrix = as_matrix(table);
  ASSERT_EQ(matrix.rows(), 7);
  ASSERT_EQ(matrix.cols(), 2);
  EXPECT_EQ(matrix(3, 0), 3.0);
  EXPECT_EQ(matrix.data(), table.values().data());

  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(2, 7);
  weights(0, 6) = 1.0;
  weights.row(1).setOnes();
  const StatsMatrix sums = weights * matrix;
  std::vector<std::optional<double>> values(2);
  (*make_length_ratio({}))->score_many(as_span(sums), values);
  EXPECT_EQ(values[0], 6.0 / 0.1);
  EXPECT_EQ(values[1], sums(1, 0) / sums(1, 1));
}

}  // namespace
}  // namespace lacuna
