#include "eval/text/characters.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(Characters, WhiteSpaceOfTheWeb) {
  for (const char32_t code : {U' ', U'\t', U'\n', U'\v', U'\f', U'\r', U'\u0085', U'\u00A0', U'\u1680', U'\u2003',
                              U'\u200B', U'\u2028', U'\u2029', U'\u202F', U'\u205F', U'\u3000', U'\uFEFF'}) {
    EXPECT_TRUE(is_space(code)) << static_cast<std::uint32_t>(code);
  }
  for (const char32_t code : {U'a', U'\0', U'\u200C', U'\u200D', U'\u2060', U'\u00AD', U'.'}) {
    EXPECT_FALSE(is_space(code)) << static_cast<std::uint32_t>(code);
  }
}

TEST(Characters, SkipsAndTrims) {
  const std::string_view text = "\uFEFF \u00A0chào\u3000\n";
  EXPECT_EQ(skip_space(text, 0), 6U);
  EXPECT_EQ(trim_space(text, text.size(), 0), text.size() - 4);
  EXPECT_EQ(skip_space("  ", 0), 2U);
  EXPECT_EQ(trim_space("  ", 2, 1), 1U);
  EXPECT_EQ(previous_start("aễ", 4), 1U);
  EXPECT_EQ(code_point_at("aễ", 1), U'ễ');
  EXPECT_EQ(code_point_at("a", 1), U'\0');
}

TEST(Characters, TrimPunctuation) {
  EXPECT_EQ(trim_punctuation("“house,”"), "house");
  EXPECT_EQ(trim_punctuation("(socio-economic)."), "socio-economic");
  EXPECT_EQ(trim_punctuation("¿qué?"), "qué");
  EXPECT_EQ(trim_punctuation("$5"), "$5");
  EXPECT_EQ(trim_punctuation("..."), "...");
  EXPECT_EQ(trim_punctuation(""), "");
}

TEST(Characters, PrimarySubtag) {
  EXPECT_EQ(primary_subtag("en-US"), "en");
  EXPECT_EQ(primary_subtag("VI"), "vi");
  EXPECT_EQ(primary_subtag("zh_Hant_TW"), "zh");
  EXPECT_EQ(primary_subtag(""), "");
}

}  // namespace
}  // namespace lacuna::text
