#include "eval/text/decimal.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace lacuna::text {
namespace {

std::string parsed(const char* text, bool dot_decimal) {
  const auto value = parse_decimal(text, dot_decimal);
  return value ? value->to_string() : "-";
}

TEST(Decimal, TextOfAValue) {
  EXPECT_EQ(Decimal(0).to_string(), "0");
  EXPECT_EQ(Decimal(1200).to_string(), "1200");
  EXPECT_EQ(Decimal("0005", 2).to_string(), "0.05");
  EXPECT_EQ(Decimal("1250", 2).to_string(), "12.5");
  EXPECT_EQ(Decimal("34", 1).shifted(9).to_string(), "3400000000");
  EXPECT_EQ(Decimal("34", 1).shifted(-3).to_string(), "0.0034");
  EXPECT_EQ(Decimal("000", 0).to_string(), "0");
}

TEST(Decimal, AddsExactly) {
  EXPECT_EQ((Decimal("1", 1) + Decimal("2", 1)).to_string(), "0.3");
  EXPECT_EQ((Decimal(999) + Decimal(1)).to_string(), "1000");
  EXPECT_EQ((Decimal(0) + Decimal("5", 1)).to_string(), "0.5");
  EXPECT_EQ((Decimal("99999999999999999999999", 0) + Decimal(1)).to_string(), "100000000000000000000000");
  std::mt19937_64 random(3);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t a = random() >> (random() % 60 + 2);
    const std::uint64_t b = random() >> (random() % 60 + 2);
    ASSERT_EQ((Decimal(a) + Decimal(b)).to_string(), std::to_string(a + b));
  }
}

TEST(Decimal, Bounds) {
  EXPECT_TRUE(Decimal(999).below_power(3));
  EXPECT_FALSE(Decimal(1000).below_power(3));
  EXPECT_TRUE(Decimal("9995", 1).below_power(3));
  EXPECT_EQ(Decimal(31).small_integer(31), 31U);
  EXPECT_EQ(Decimal(32).small_integer(31), std::nullopt);
  EXPECT_EQ(Decimal("15", 1).small_integer(31), std::nullopt);
  EXPECT_EQ(Decimal("99999999999999999999", 0).small_integer(31), std::nullopt);
}

TEST(ParseDecimal, BothConventions) {
  struct Row {
    const char* text;
    const char* comma;  // Vietnamese, German …
    const char* dot;    // English
  };
  const std::vector<Row> rows = {
      {"12", "12", "12"},
      {"007", "7", "7"},
      {"1.234", "1234", "1.234"},
      {"1,234", "1.234", "1234"},
      {"1.234,5", "1234.5", "1234.5"},
      {"1,234.5", "1234.5", "1234.5"},
      {"1.234.567", "1234567", "1234567"},
      {"1,234,567", "1234567", "1234567"},
      {"1.234.567,89", "1234567.89", "1234567.89"},
      {"8,4", "8.4", "8.4"},
      {"8.4", "8.4", "8.4"},
      {"0.05", "0.05", "0.05"},
      {"0,050", "0.05", "0.05"},
      {"0.125", "0.125", "0.125"},
      {"12345.678", "12345.678", "12345.678"},
      {"1,000", "1000", "1000"},
      {"10.000", "10000", "10000"},
      {"2.500", "2500", "2500"},
      {"1'000'000", "1000000", "1000000"},
      {"12,34,567", "1234567", "1234567"},  // Indian
      {"4.2.0", "-", "-"},
      {"0230.355.0115", "-", "-"},
      {"1,234.567,8", "-", "-"},
      {"1.234,567.8", "-", "-"},
      {"12,345.67.8", "-", "-"},
      {"", "-", "-"},
      {"1..2", "-", "-"},
      {"1a", "-", "-"},
      {"١٢٣", "123", "123"},
      {"１２", "12", "12"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(parsed(row.text, false), row.comma) << row.text;
    EXPECT_EQ(parsed(row.text, true), row.dot) << row.text;
  }
}

}  // namespace
}  // namespace lacuna::text
