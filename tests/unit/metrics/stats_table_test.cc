#include "lacuna/stats_table.h"

#include <gtest/gtest.h>

#include <vector>

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

// The product is rounded once, as the sum is to be; added one by one they miss it.
TEST(StatsTableTest, RealColumnsAreSummedExactlyAndRoundedOnce) { EXPECT_EQ(counted(1001).sum()[1], 1001 * 0.1); }

TEST(StatsTableTest, RealSumsDoNotDependOnTheOrderOfUnits) {
  StatsTable table({{.name = "a", .unit = "things", .integral = false}}, 4);
  const std::vector<double> values = {1e16, 1.0, -1e16, 0.5};
  for (std::size_t i = 0; i < values.size(); ++i) table.row(i)[0] = values[i];
  EXPECT_EQ(table.sum(), std::vector{1.5});
  ExactSum split = table.exact_sum(0, 0, 1);
  split.add(table.exact_sum(0, 1, 4));
  EXPECT_EQ(split.value(), 1.5);
}

}  // namespace
}  // namespace lacuna
