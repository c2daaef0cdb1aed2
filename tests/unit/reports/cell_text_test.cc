#include "reports/cell_text.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::reports {
namespace {

/// "before|*words|after".
std::string shown(const CellText& cell) {
  std::string text;
  for (const CellRun& run : cell.runs)
    text += (text.empty() ? "" : "|") + std::string(run.is_marked ? "*" : "") + run.text;
  return text;
}

TextSpan span(std::size_t begin, std::size_t end) { return {.begin = begin, .end = end}; }

TEST(PlainCell, KeepsTextAndLineBreaks) {
  EXPECT_EQ(shown(plain_cell("Đò ngang\n\tlại ‘chạy’")), "Đò ngang\n\tlại ‘chạy’");
  EXPECT_EQ(shown(plain_cell("a\r\nb\rc")), "a\nb\nc");
  EXPECT_EQ(shown(plain_cell("=1+1")), "=1+1");  // a cell of text is text
  EXPECT_TRUE(plain_cell("").runs.empty());
}

TEST(PlainCell, HoldsNothingThatXmlCannot) {
  EXPECT_EQ(shown(plain_cell(std::string("a\0b\x1b\x7f", 5))), "a␀b␛␡");
  EXPECT_EQ(shown(plain_cell("\xC2\x9B")), "\uFFFD");
  EXPECT_EQ(shown(plain_cell("\xEF\xBF\xBE\xEF\xBF\xBF")), "\uFFFD\uFFFD");
  EXPECT_EQ(shown(plain_cell("a\xC3(")), "a\uFFFD(");
}

TEST(PlainCell, WhatLooksLikeAnEscapeIsNone) {
  EXPECT_EQ(shown(plain_cell("_x0041_")), "_x005F_x0041_");
  EXPECT_EQ(shown(plain_cell("_x00g1_ _x041_ x0041_")), "_x00g1_ _x041_ x0041_");
}

TEST(PlainCell, IsCutByTheUnitsOfASpreadsheet) {
  EXPECT_FALSE(plain_cell("abcde", 5).is_cut);
  EXPECT_EQ(shown(plain_cell("abcdef", 5)), "abcd…");
  EXPECT_TRUE(plain_cell("abcdef", 5).is_cut);
  EXPECT_EQ(shown(plain_cell("\xF0\x9F\x91\xA9\xF0\x9F\x91\xA9\xF0\x9F\x91\xA9", 5)),  // two units each
            "\xF0\x9F\x91\xA9\xF0\x9F\x91\xA9…");
  EXPECT_EQ(shown(plain_cell("\xF0\x9F\x91\xA9\xF0\x9F\x91\xA9", 4)), "\xF0\x9F\x91\xA9\xF0\x9F\x91\xA9");
}

TEST(MarkedCell, WordsStandApart) {
  const TextSpan text{.begin = 10, .end = 23, .text = "one two three"};
  EXPECT_EQ(shown(marked_cell(text, span(14, 17))), "one |*two| three");
  EXPECT_EQ(shown(marked_cell(text, span(10, 13))), "*one| two three");
  EXPECT_EQ(shown(marked_cell(text, span(10, 23))), "*one two three");
  EXPECT_EQ(shown(marked_cell(text, span(18, 18))), "one two |*[…]|three");
  EXPECT_EQ(shown(marked_cell(text, span(23, 23))), "one two three|*[…]");
  EXPECT_EQ(shown(marked_cell(text, std::nullopt)), "one two three");
  EXPECT_EQ(shown(marked_cell(text, span(100, 110))), "one two three");
}

TEST(MarkedCell, AWordIsNeverCutWithinACharacter) {
  const TextSpan text{.begin = 0, .end = 5, .text = "aĐb"};
  EXPECT_EQ(shown(marked_cell(text, span(2, 3))), "a|*Đ|b");
}

TEST(MarkedCell, OfALongTextWhatIsAroundTheWordsIsKept) {
  const std::string left(50, 'l');
  const std::string right(50, 'r');
  const TextSpan text{.begin = 0, .end = 104, .text = left + "word" + right};
  const CellText middle = marked_cell(text, span(50, 54), 24);
  EXPECT_TRUE(middle.is_cut);
  EXPECT_EQ(shown(middle), "…lllllllll|*word|rrrrrrrrr…");
  EXPECT_EQ(shown(marked_cell(text, span(0, 1), 10)), "*l|llllllll…");
  EXPECT_EQ(shown(marked_cell(text, span(103, 104), 10)), "…rrrrrrrr|*r");
  EXPECT_EQ(shown(marked_cell(text, span(0, 104), 10)), "*lllllllll…");
  EXPECT_FALSE(marked_cell(text, span(50, 54), 104).is_cut);
}

TEST(ReadsRightToLeft, ByTheFirstLetter) {
  for (const char* text : {"שלום world", "مرحبا", "12. مرحبا", "«سلام»", "“שלום”"})
    EXPECT_TRUE(reads_right_to_left(text)) << text;
  for (const char* text : {"", "123", "hello שלום", "Đò", "你好", "… word שלום"})
    EXPECT_FALSE(reads_right_to_left(text)) << text;
}

}  // namespace
}  // namespace lacuna::reports
