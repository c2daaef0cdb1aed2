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

TEST(StatsTableTest, RealColumnsAreSummedInBlocks) {
  const StatsTable table = counted(StatsTable::kSumBlock * 2 + 1);
  double block = 0.0;
  for (std::size_t i = 0; i < StatsTable::kSumBlock; ++i) block += 0.1;
  EXPECT_EQ(table.sum()[1], (block + block) + 0.1);
}

}  // namespace
}  // namespace lacuna
