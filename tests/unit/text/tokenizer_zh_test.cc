#include "eval/text/tokenizer_zh.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "eval/text/python_string.h"
#include "tests/support/slow_oracles.h"
#include "tests/support/slow_tokenizers.h"
#include "tests/support/token_text.h"

namespace lacuna::text {
namespace {

std::string tokenize(std::string_view text) { return support::joined_tokens(TokenizerZh(), text); }

TEST(TokenizerZhTest, CharacterByCharacter) {
  EXPECT_EQ(tokenize("今天天气，很好。"), "今 天 天 气 ， 很 好 。");
  EXPECT_EQ(tokenize("我有3.5元（约$0.50），on 2024-05-01!"), "我 有 3.5 元 （ 约 $ 0.50 ） ， on 2024 - 05 - 01 !");
  EXPECT_EQ(tokenize("ＡＢ１２ ｱ"), "Ａ Ｂ １ ２ ｱ");
  EXPECT_EQ(tokenize("ひらがな カタカナ 한국어"), "ひらがな カタカナ 한국어");  // neither kana nor Hangul
}

TEST(TokenizerZhTest, PointsAtTheEndsAreNotSetApart) {
  EXPECT_EQ(tokenize("In 1999."), "In 1999.");
  EXPECT_EQ(tokenize(" In 1999. "), "In 1999.");  // the line is stripped first
  EXPECT_EQ(tokenize(".5 a.5 5.a"), ".5 a . 5 5 . a");
  EXPECT_EQ(tokenize("a."), "a .");
  EXPECT_EQ(tokenize("."), ".");
  EXPECT_EQ(tokenize("a,,5 5.. ..5 5--x"), "a , ,5 5 . . . .5 5 - -x");
  EXPECT_EQ(tokenize("元.5.元"), "元 . 5 . 元");
}

TEST(TokenizerZhTest, EntitiesStay) { EXPECT_EQ(tokenize("&quot;<skipped>"), "& quot ; < skipped >"); }

TEST(TokenizerZhTest, TheTableHasSacrebleusMistake) {
  EXPECT_TRUE(is_zh_character(U'\u2014'));  // a dash, a quotation mark and an arrow are Chinese
  EXPECT_TRUE(is_zh_character(U'\u201C'));
  EXPECT_TRUE(is_zh_character(U'\u2192'));
  EXPECT_FALSE(is_zh_character(U'\u2000'));
  EXPECT_FALSE(is_zh_character(U'\U00020000'));  // an ideograph is not
  EXPECT_FALSE(is_zh_character(U'\U0002F800'));
  EXPECT_EQ(tokenize("a—b“c”"), "a — b “ c ”");
  EXPECT_EQ(tokenize("\U00020000\U00020001"), "\U00020000\U00020001");
}

TEST(TokenizerZhTest, WhiteSpaceIsPythons) {
  EXPECT_EQ(tokenize("a\u00A0b\u2003c\u3000d\u1680e\u0085f\x1Fg\u2028h\u2000i"), "a b c d e f g h i");
  EXPECT_EQ(tokenize("a\u200Bb"), "a \u200B b");  // by the mistake in the table
  EXPECT_EQ(tokenize(""), "");
  EXPECT_EQ(tokenize(" \u3000 "), "");
}

// The ranges as they stand in the original, read as Python reads them: "\u20000" is U+2000 and a digit, so it is after
// U+2000 and before U+2001 in the order of strings.
bool is_chinese(char32_t code) {
  constexpr std::pair<char32_t, char32_t> kRanges[] = {
      {0x3400, 0x4DB5}, {0x4E00, 0x9FA5}, {0x9FA6, 0x9FBB}, {0xF900, 0xFA2D}, {0xFA30, 0xFA6A}, {0xFA70, 0xFAD9},
      {0x2001, 0x2A6D}, {0x2F81, 0x2FA1}, {0xFF00, 0xFFEF}, {0x2E80, 0x2EFF}, {0x3000, 0x303F}, {0x31C0, 0x31EF},
      {0x2F00, 0x2FDF}, {0x2FF0, 0x2FFF}, {0x3100, 0x312F}, {0x31A0, 0x31BF}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE4F},
      {0x2600, 0x26FF}, {0x2700, 0x27BF}, {0x3200, 0x32FF}, {0x3300, 0x33FF}};
  for (const auto& [first, last] : kRanges) {
    if (code >= first && code <= last) return true;
  }
  return false;
}

TEST(TokenizerZhTest, RangesAreTheOriginals) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    ASSERT_EQ(is_zh_character(code), is_chinese(code)) << std::hex << static_cast<std::uint32_t>(code);
  }
}

TEST(TokenizerZhTest, EqualsTheRegularExpressionsOnRandomText) {
  constexpr std::string_view kPieces[] = {
      "a",  "Z",  "0",  "5",      "9",          ".",          ",",      "-",      "'",      "(",      "/",
      "~",  "_",  "é",  "я",      "ก",          "ิ",           "ع",      "한",     "あ",     "中",     "国",
      "。", "，", "：", "Ａ",     "５",         "—",          "“",      "㐀",     "䶵",     "䷀",     "龻",
      "龼", "豈", "﹁", "☀",      "\U00020000", "\U0001F600", "\u0301", "\u200D", "\uFE0F", "\u200B", "\uFEFF",
      " ",  " ",  "\t", "\u00A0", "\u2000",     "\u2009",     "\u3000", "\u0085", "\u2028", "\x1C"};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = support::random_text(random, kPieces, random() % 24);
    ASSERT_EQ(tokenize(text), support::single_spaced(support::tokenize_zh(text, is_chinese, python_strip)))
        << "'" << text << "'";
  }
}

}  // namespace
}  // namespace lacuna::text
