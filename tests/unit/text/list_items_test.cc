#include "eval/text/list_items.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(ListItems, Numbers) {
  for (const char* token : {"1", "12", "1.2.3", "a", "đ", "IV", "xiv"}) EXPECT_TRUE(is_item_number(token)) << token;
  for (const char* token : {"", "2025", "1..2", ".1", "ab", "1a", "XXXVIII"})
    EXPECT_FALSE(is_item_number(token)) << token;
}

TEST(ListItems, LinesThatBeginOne) {
  for (const char* line : {"- một", "• hai", "–Ba", "-- x", "1. Bốn", "1.", "a) năm", "a)sáu", "(iv) bảy", "（一）学校",
                           "1、学校", "1．学校"}) {
    EXPECT_TRUE(begins_item(line)) << line;
  }
  for (const char* line :
       {"", "một", "-5 độ", "1.5 triệu", "2025. Năm", "(xem trang 5)", "a. b", "（比我想的还大。）", "*"}) {
    EXPECT_EQ(begins_item(line), std::string_view(line) == "a. b") << line;
  }
}

}  // namespace
}  // namespace lacuna::text
