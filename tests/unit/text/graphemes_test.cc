#include "eval/text/graphemes.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

TEST(GraphemesTest, CountsWhatAReaderCounts) {
  EXPECT_EQ(count_graphemes(""), 0U);
  EXPECT_EQ(count_graphemes("ferry"), 5U);
  EXPECT_EQ(count_graphemes("tiếng"), 5U);
  EXPECT_EQ(count_graphemes("tie\u0302\u0301ng"), 5U);
  EXPECT_EQ(count_graphemes("👩\u200D🌾!"), 2U);
  EXPECT_EQ(count_graphemes("a\r\nb"), 3U);
}

TEST(GraphemesTest, TellsWhereOneBegins) {
  const std::string text = "tie\u0302\u0301ng";
  EXPECT_EQ(byte_of_grapheme(text, 0), 0U);
  EXPECT_EQ(byte_of_grapheme(text, 3), text.find("ng"));
  EXPECT_EQ(byte_of_grapheme(text, 4), text.size() - 1);
  EXPECT_EQ(byte_of_grapheme(text, 9), text.size());
  EXPECT_EQ(byte_of_grapheme("ferry", 2), 2U);
}

}  // namespace
}  // namespace lacuna::text
