#include "reports/display_width.h"

#include <gtest/gtest.h>

namespace lacuna::reports {
namespace {

TEST(DisplayWidth, CountsCellsNotBytes) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("Tiếng Việt"), 10U);
}

TEST(DisplayWidth, CombiningMarksTakeNone) {
  EXPECT_EQ(display_width("e\xCC\x82\xCC\x81"), 1U);                     // e, circumflex, acute
  EXPECT_EQ(display_width("\xD7\xA9\xD6\xB8"), 1U);                      // Hebrew with a point
  EXPECT_EQ(display_width("\xE0\xB8\x81\xE0\xB8\xB4\xE0\xB9\x88"), 1U);  // Thai with vowel and tone
  EXPECT_EQ(display_width("a\xE2\x80\x8B"
                          "b"),
            2U);  // zero width space
}

TEST(DisplayWidth, EastAsianWideTakesTwo) {
  EXPECT_EQ(display_width("翻訳"), 4U);
  EXPECT_EQ(display_width("한국어"), 6U);
  EXPECT_EQ(display_width("ｶﾅ"), 2U);    // half-width
  EXPECT_EQ(display_width("Ａ。"), 4U);  // full-width
  EXPECT_EQ(display_width("\xF0\xA0\xAE\xB7"), 2U);
}

TEST(DisplayWidth, EmojiSequencesAreOneCharacter) {
  EXPECT_EQ(display_width("👩‍👩‍👧"), 2U);
  EXPECT_EQ(display_width("👍🏽"), 2U);
  EXPECT_EQ(display_width("🇻🇳"), 2U);
  EXPECT_EQ(display_width("🇻🇳🇬🇧"), 4U);
  EXPECT_EQ(display_width("\xE2\x9D\xA4\xEF\xB8\x8F"), 2U);  // heart, emoji selector
}

TEST(DisplayWidth, ClustersEndWhereTheReaderSeesAnEnd) {
  const std::string_view text = "e\xCC\x82x";
  EXPECT_EQ(cluster_at(text, 0).end, 3U);
  EXPECT_EQ(cluster_at(text, 3).end, 4U);
  EXPECT_EQ(cluster_at("👩‍👩‍👧x", 0).end, std::string_view("👩‍👩‍👧").size());
}

TEST(DisplayWidth, BrokenBytesEnd) { EXPECT_EQ(display_width("\xFF\xC3"), 2U); }

}  // namespace
}  // namespace lacuna::reports
