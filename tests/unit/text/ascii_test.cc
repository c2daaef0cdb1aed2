#include "eval/text/ascii.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(Ascii, ClassesDoNotKnowOtherLetters) {
  EXPECT_TRUE(is_alnum('z') && is_alnum('0') && is_identifier('_') && is_hex_digit('F') && is_blank('\t'));
  EXPECT_FALSE(is_letter('\xC3') || is_ascii('\xC3') || is_hex_digit('g') || is_identifier('-') || is_digit('a'));
  EXPECT_EQ(lower("ĐÀ Nẵng ABC"), "ĐÀ nẵng abc");
}

TEST(Ascii, BordersOfTheText) {
  EXPECT_EQ(char_at("ab", 2), '\0');
  EXPECT_EQ(char_before("ab", 0), '\0');
  EXPECT_EQ(skip_digits("12a", 0), 2U);
  EXPECT_EQ(skip_identifier("a_1-", 0), 3U);
  EXPECT_EQ(skip_blanks("  ", 0), 2U);
}

}  // namespace
}  // namespace lacuna::text
