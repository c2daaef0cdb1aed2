#include "eval/text/measures.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/analysis.h"
#include "eval/text/measure_forms.h"

namespace lacuna::text {
namespace {

/// "symbol[span]" of the first number's measure; "" without one.
std::string measure(const std::string& text, const std::string& language) {
  const Analysis analysis = Analyzer(language).analyze(text);
  if (analysis.numbers.empty()) return "no number";
  const auto found = measure_of(text, analysis.words, analysis.numbers[0], language);
  return found ? std::string(found->unit->symbol) + "[" + std::string(found->span.of(text)) + "]" : "";
}

TEST(MeasuresTest, BehindTheNumber) {
  EXPECT_EQ(measure("5 km", "en"), "km[km]");
  EXPECT_EQ(measure("5km", "vi"), "km[km]");
  EXPECT_EQ(measure("5 ki-lô-mét vuông", "vi"), "km²[ki-lô-mét vuông]");
  EXPECT_EQ(measure("5 square miles", "en"), "mile²[square miles]");
  EXPECT_EQ(measure("5-year plan", "en"), "year[year]");
  EXPECT_EQ(measure("5 triệu đô la Mỹ", "vi"), "USD[đô la Mỹ]");
  EXPECT_EQ(measure("37 °C", "en"), "°C[°C]");
  EXPECT_EQ(measure("37%", "de"), "%[%]");
  EXPECT_EQ(measure("37 phần trăm", "vi"), "%[ phần trăm]");
  EXPECT_EQ(measure("３７％", "ja"), "%[３７％]");
  EXPECT_EQ(measure("5 Stunden", "de"), "hour[Stunden]");
}

TEST(MeasuresTest, BeforeTheNumber) {
  EXPECT_EQ(measure("$5 million", "en"), "$[$]");
  EXPECT_EQ(measure("US$5", "en"), "USD[US$]");
  EXPECT_EQ(measure("VND15,000", "en"), "VND[VND]");
  EXPECT_EQ(measure("EUR 15", "de"), "EUR[EUR]");
}

TEST(MeasuresTest, None) {
  EXPECT_EQ(measure("5 schools", "en"), "");
  EXPECT_EQ(measure("5 - 7 schools", "en"), "");
  EXPECT_EQ(measure("5 bảng", "vi"), "");     // tables, or pounds
  EXPECT_EQ(measure("5 Stunden", "en"), "");  // not this language's word
  EXPECT_EQ(measure("at 5:30 pm", "en"), "");
}

TEST(MeasuresTest, SameUnits) {
  const auto same = [](const char* a, const char* b) { return same_unit(*unit_called(a), *unit_called(b)); };
  EXPECT_TRUE(same("$", "USD"));
  EXPECT_TRUE(same("AUD", "$"));
  EXPECT_FALSE(same("USD", "AUD"));
  EXPECT_FALSE(same("$", "VND"));
  EXPECT_TRUE(same("pound", "GBP"));
  EXPECT_TRUE(same("pound", "lb"));
  EXPECT_FALSE(same("km", "mile"));
  EXPECT_EQ(unit_called("no such unit"), nullptr);
}

TEST(MeasuresTest, SameAmounts) {
  const auto same = [](double a, const char* x, double b, const char* y) {
    return same_amount(a, *unit_called(x), b, *unit_called(y));
  };
  EXPECT_TRUE(same(32, "km", 20, "mile"));
  EXPECT_FALSE(same(32, "km", 32, "mile"));
  EXPECT_TRUE(same(38, "°C", 100, "°F"));
  EXPECT_FALSE(same(38, "°C", 38, "°F"));
  EXPECT_TRUE(same(18, "month", 1.5, "year"));
  EXPECT_TRUE(same(1.5, "Gt", 1.5e9, "t"));
  EXPECT_FALSE(same(5, "km", 5, "kg"));
  EXPECT_FALSE(same(5, "USD", 5, "EUR"));
}

TEST(MeasuresTest, NamedAnywhere) {
  const auto names = [](const std::string& text, const char* symbol, const std::string& language) {
    return names_unit(text, Analyzer(language).analyze(text).words, *unit_called(symbol), language);
  };
  EXPECT_TRUE(names("many kilometres", "km", "en"));
  EXPECT_TRUE(names("một bảng", "GBP", "vi"));  // may be pounds
  EXPECT_TRUE(names("US$5", "USD", "en"));
  EXPECT_TRUE(names("120GB", "GB", "en"));
  EXPECT_FALSE(names("many miles", "km", "en"));
  EXPECT_FALSE(names("", "km", "en"));
}

}  // namespace
}  // namespace lacuna::text
