#include <gtest/gtest.h>

#include <string>

#include "tests/support/finding_text.h"

namespace lacuna::metrics {
namespace {

using test::said;
using test::to_vietnamese;

std::string number(std::string_view source, std::string_view target, const test::PairOptions& options = {}) {
  return said("number", source, target, options);
}

TEST(NumberCheckTest, ChangedLostAndAdded) {
  EXPECT_EQ(number("Có 45 trường.", "There are 54 schools."), "[45][54] number changed: 45 became 54 => 45\n");
  EXPECT_EQ(number("Có 45 trường.", "There are schools."), "[45][-] number lost: 45\n");
  EXPECT_EQ(number("Có trường.", "There are 45 schools."), "");
  EXPECT_EQ(said("number-added", "Có trường.", "There are 45 schools."), "[-][45] number added: 45\n");
  EXPECT_EQ(said("number-added", "Có 45 trường.", "There are 54 schools."), "");
}

TEST(NumberCheckTest, EqualByValue) {
  EXPECT_EQ(number("1.234,5 tấn", "1,234.5 tonnes"), "");
  EXPECT_EQ(number("8 người", "eight people"), "");
  EXPECT_EQ(number("3tr đồng", "3 million dong"), "");
  EXPECT_EQ(number("2 tỷ đô la", "$2bn"), "");
  EXPECT_EQ(number("5 nghìn", "5k"), "");
  EXPECT_EQ(number("ngày 5/8/2025", "August 5, 2025"), "");
  EXPECT_EQ(number("thế kỷ XIX", "the 19th century"), "");
  EXPECT_EQ(number("lúc 7.55 giờ sáng", "at 7:55 am"), "");
  EXPECT_EQ(number("lúc 7.50 giờ", "at 7.50pm"), "");
  EXPECT_EQ(number("thập niên 90", "the 1990s"), "");
  EXPECT_EQ(number("năm 1998", "in '98"), "");
  EXPECT_EQ(number("Thế chiến 1", "WW1"), "");
  EXPECT_EQ(number("100 năm", "a century"), "");
  EXPECT_EQ(number("vào phút thứ 13:10", "on 13:10"), "");
  EXPECT_EQ(number("tháng 12 của dự án", "month 12 of the project"), "");
  EXPECT_EQ(number("500 nghìn hồ sơ", "500 K profiles"), "");
}

TEST(NumberCheckTest, ScalesOfManyLanguages) {
  EXPECT_EQ(number("3 tỷ", "3 Milliarden", {.target_language = "de"}), "");
  EXPECT_EQ(number("3 tỷ", "3 milliards", {.target_language = "fr"}), "");
  EXPECT_EQ(number("3 tỷ", "3 mil millones", {.target_language = "es"}), "");
  EXPECT_EQ(number("3 tỷ", "30 億", {.target_language = "ja"}), "");
  EXPECT_EQ(number("3 tỷ", "3 Millionen", {.target_language = "de"}),
            "[3 tỷ][3 Millionen] number changed: 3 tỷ became 3 Millionen\n");
}

TEST(NumberCheckTest, NumberWordsOfOtherLanguages) {
  EXPECT_EQ(number("8 người", "huit personnes", {.target_language = "fr"}), "");
  EXPECT_EQ(number("8 người", "acht Leute", {.target_language = "de"}), "");
  EXPECT_EQ(number("8 người", "neuf personnes", {.target_language = "fr"}), "[8][-] number lost: 8\n");
  // Number words of Polish are not known: small numbers may be there.
  EXPECT_EQ(number("8 người", "osiem osób", {.target_language = "pl"}), "");
  EXPECT_EQ(number("818 người", "osiem osób", {.target_language = "pl"}), "[818][-] number lost: 818\n");
}

TEST(NumberCheckTest, SeparatorsOfTheSourceLanguage) {
  EXPECT_EQ(number("1.234 người", "1.234 people"),
            "[1.234][1.234] number keeps the separators of the source language: 1.234 should be 1,234 => 1,234\n");
  EXPECT_EQ(number("1,5 lần", "1,6 times"), "[1,5][1,6] number changed: 1,5 became 1,6 => 1.5\n");
}

TEST(NumberCheckTest, NoSuggestionWhereItMightBeWrong) {
  EXPECT_EQ(number("11 báo cáo, 22 trường", "12 reports, 23 schools"),
            "[11][12] number changed: 11 became 12\n[22][23] number changed: 22 became 23\n");
  EXPECT_EQ(number("5 triệu", "5 billion"), "[5 triệu][5 billion] number changed: 5 triệu became 5 billion\n");
}

TEST(NumberCheckTest, DayAndMonth) {
  EXPECT_EQ(number("ngày 5 tháng 8 năm 2025", "May 8, 2025"),
            "[5 tháng 8 năm 2025][May 8, 2025] day and month changed places: 5 tháng 8 năm 2025 became May 8, 2025\n");
  EXPECT_EQ(number("ngày 3/4/2025", "4/3/2025"),
            "[3/4/2025][4/3/2025] day and month changed places: 3/4/2025 became 4/3/2025\n");
  EXPECT_EQ(number("ngày 3/4/2025", "4/3/2025", {.target_language = "en-US"}), "");
}

TEST(NumberCheckTest, AmountsInAnotherUnit) {
  EXPECT_EQ(number("cách 32 km", "20 miles away"), "");
  EXPECT_EQ(number("38 độ C", "100 °F"), "");
  EXPECT_EQ(number("cách 32 km", "30 miles away"), "[32][30] number changed: 32 became 30 => 32\n");
  EXPECT_EQ(said("number-added", "cách 32 km", "20 miles away"), "");
}

TEST(NumberCheckTest, DigitsOfLiteralsAreNone) {
  EXPECT_EQ(number("Xem https://example.org/2024/17 nhé", "See it"), "");
  const text::Literal code = {.span = {3, 5}, .kind = text::LiteralKind::kPlaceholder};
  EXPECT_EQ(number("In 17 rồi đi", "Print it and go", {.source_codes = {code}}), "");
}

TEST(NumberCheckTest, CountsCertainNumbers) {
  const CheckOutcome outcome = test::checked("number", "12 và 13, một người", "12 and a man");
  EXPECT_EQ(outcome.opportunities, 2.0);
  EXPECT_EQ(outcome.violations, 1.0);
  EXPECT_EQ(test::checked("number", "Xin chào", "Hello").opportunities, 0.0);
}

}  // namespace
}  // namespace lacuna::metrics
