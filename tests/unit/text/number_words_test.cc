#include "eval/text/number_words.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

/// Roman numerals by subtraction, the slow way.
std::string roman(int value) {
  const std::string ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  const std::string tens[] = {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"};
  const std::string hundreds[] = {"", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"};
  return std::string(static_cast<std::size_t>(value / 1000), 'M') + hundreds[value / 100 % 10] + tens[value / 10 % 10] +
         ones[value % 10];
}

TEST(NumberWords, RomanValueOfAllNumbers) {
  for (int value = 1; value < 4000; ++value) {
    ASSERT_EQ(roman_value(roman(value)), static_cast<std::uint32_t>(value)) << roman(value);
  }
}

TEST(NumberWords, OnlyCanonicalRomanNumerals) {
  for (const char* text : {"", "IIII", "VV", "IXI", "IC", "XM", "LCD", "VIP", "xiv", "MMMM", "IIX", "MDCLXVIM"}) {
    EXPECT_EQ(roman_value(text), std::nullopt) << text;
  }
}

TEST(NumberWords, Suffixes) {
  EXPECT_EQ(scale_suffix("bn", false, false), 9);
  EXPECT_EQ(scale_suffix("tr", true, false), 6);
  EXPECT_EQ(scale_suffix("tr", false, false), std::nullopt);
  EXPECT_EQ(scale_suffix("m", false, false), std::nullopt) << "metres";
  EXPECT_EQ(scale_suffix("m", false, true), 6);
  EXPECT_TRUE(is_unit_suffix("gb"));
  EXPECT_FALSE(is_unit_suffix("th"));
  EXPECT_TRUE(is_currency("vnd"));
  EXPECT_FALSE(is_currency("a"));
}

TEST(NumberWords, Tables) {
  EXPECT_EQ(vietnamese_number_word("bảy")->value, 7U);
  EXPECT_FALSE(vietnamese_number_word("seven").has_value());
  EXPECT_EQ(english_number_word("forty")->value, 40U);
  EXPECT_EQ(english_number_word("million")->kind, NumberWordKind::kScale);
  EXPECT_EQ(english_month("sept"), 9U);
  EXPECT_EQ(english_month("monday"), std::nullopt);
  EXPECT_TRUE(is_roman_cue("chương"));
  EXPECT_EQ(english_amount_word("twice"), "2");
  EXPECT_EQ(english_amount_word("two"), "");
}

}  // namespace
}  // namespace lacuna::text
