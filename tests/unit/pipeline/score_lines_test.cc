#include "eval/pipeline/score_lines.h"

#include <gtest/gtest.h>

namespace lacuna::pipeline {
namespace {

TEST(ScoreLinesTest, FieldsAreAppended) {
  const std::string name = "text";
  std::vector<std::string_view> fields{"before"};
  EXPECT_TRUE(split_fields({.text = "a\t\tb c ", .name = name}, 3, fields).ok());
  EXPECT_EQ(fields, (std::vector<std::string_view>{"before", "a", "", "b c "}));
  EXPECT_TRUE(split_fields({.text = "", .name = name}, 0, fields).ok());
  EXPECT_EQ(fields.size(), 5U);
}

TEST(ScoreLinesTest, AnotherNumberOfFieldsIsAnError) {
  const std::string name = "text";
  std::vector<std::string_view> fields;
  const Status status = split_fields({.text = "a\tb", .name = name, .number = 7}, 1, fields);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kMismatch);
  EXPECT_EQ(status.error().to_string(), "text:7: expected 1 tab-separated field, found 2");
}

TEST(ScoreLinesTest, TheShorterTextLacksALine) {
  const LineCount one{.name = "one", .lines = 1};
  const LineCount three{.name = "three", .lines = 3};
  const std::string expected = "one:2: has 1 line, but three has 3 lines: line 2 is missing; hint";
  EXPECT_EQ(unequal_lines(one, three, "; hint").to_string(), expected);
  EXPECT_EQ(unequal_lines(three, one, "; hint").to_string(), expected);
}

}  // namespace
}  // namespace lacuna::pipeline
