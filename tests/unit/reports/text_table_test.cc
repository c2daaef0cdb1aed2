#include "reports/text_table.h"

#include <gtest/gtest.h>

namespace lacuna::reports {
namespace {

TEST(TextTable, ColumnsAreAligned) {
  const std::vector<TableRow> rows = {{"name", "score", "note"}, {"日本", "1.5", ""}, {"b"}};
  EXPECT_EQ(aligned_lines(rows), (std::vector<std::string>{"name  score  note", "日本    1.5      ", "b"}));
  EXPECT_EQ(aligned_lines({{"a", "bb", "c"}, {"aa", "b", "c"}}, 2),
            (std::vector<std::string>{"a   bb  c", "aa  b   c"}));
  EXPECT_TRUE(aligned_lines({}).empty());
}

TEST(TextTable, EmptyColumnsAreTakenOut) {
  std::vector<TableRow> rows = {{"a", "b", "c", "d"}, {"1", "", "3"}, {"", "", "4"}};
  drop_empty_columns(rows);
  EXPECT_EQ(rows, (std::vector<TableRow>{{"a", "c"}, {"1", "3"}, {"", "4"}}));
  std::vector<TableRow> none;
  drop_empty_columns(none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace lacuna::reports
