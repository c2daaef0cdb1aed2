#include "reports/code_points.h"

#include <gtest/gtest.h>

#include <string_view>

namespace lacuna::reports {
namespace {

TEST(CodePoints, DecodesEachLength) {
  const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  EXPECT_EQ(code_point_at(text, 0).value, U'a');
  EXPECT_EQ(code_point_at(text, 1).value, 0xE9U);
  EXPECT_EQ(code_point_at(text, 3).value, 0x20ACU);
  EXPECT_EQ(code_point_at(text, 6).value, 0x1F600U);
  EXPECT_EQ(code_point_at(text, 6).end, text.size());
}

TEST(CodePoints, BrokenBytesBecomeReplacementsOneByOne) {
  for (const std::string_view text : {"\xA9", "\xC3", "\xE2\x82", "\xF0\x9F\x98", "\xC0\xAF", "\xED\xA0\x80", "\xFF"}) {
    for (std::size_t position = 0; position < text.size(); ++position) {
      EXPECT_EQ(code_point_at(text, position).value, kReplacement);
      EXPECT_EQ(code_point_at(text, position).end, position + 1);
    }
  }
}

TEST(CodePoints, FloorsToTheBeginningOfACodePoint) {
  const std::string_view text = "a\xE2\x82\xAC";
  EXPECT_EQ(floor_to_code_point(text, 1), 1U);
  EXPECT_EQ(floor_to_code_point(text, 2), 1U);
  EXPECT_EQ(floor_to_code_point(text, 3), 1U);
  EXPECT_EQ(floor_to_code_point(text, 4), 4U);
  EXPECT_EQ(floor_to_code_point(text, 99), 4U);
}

TEST(CodePoints, NamesControls) {
  EXPECT_TRUE(is_control(0x1B));
  EXPECT_TRUE(is_control(0x7F));
  EXPECT_TRUE(is_control(0x9B));
  EXPECT_FALSE(is_control(0xA0));
  EXPECT_EQ(picture_of_control(0x1B), 0x241BU);
  EXPECT_EQ(picture_of_control(0x7F), 0x2421U);
  EXPECT_EQ(picture_of_control(0x9B), kReplacement);
  EXPECT_TRUE(is_bidi_control(0x202E));
  EXPECT_FALSE(is_bidi_control(0x200F));
}

}  // namespace
}  // namespace lacuna::reports
