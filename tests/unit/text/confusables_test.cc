#include "eval/text/confusables.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

std::string found(const std::string& text, std::string_view language = "en") {
  std::string all;
  for (const Confusable& one : find_confusables(text, language)) {
    all += (all.empty() ? "" : " | ") + std::string(one.span.of(text)) + " → " + one.replacement;
  }
  return all;
}

TEST(ConfusablesTest, LettersOfAnotherScriptInAWord) {
  EXPECT_EQ(found("the f\u0435rry"), "f\u0435rry → ferry");
  EXPECT_EQ(found("паpом", "ru"), "паpом → паром");
  EXPECT_EQ(found("\u0391nna and Kate"), "\u0391nna → Anna");
}

TEST(ConfusablesTest, AWholeWordOfThem) {
  EXPECT_EQ(found("\u0430 ferry"), "\u0430 → a");
  EXPECT_EQ(found("паром и а"), "");
  EXPECT_EQ(found("а паром", "ru"), "");
}

TEST(ConfusablesTest, FullWidthOutsideEastAsia) {
  EXPECT_EQ(found("ＡＢ，c"), "ＡＢ， → AB,");
  EXPECT_EQ(found("ＡＢ", "ja"), "");
  EXPECT_EQ(found("渡し ＡＢ"), "");
  EXPECT_EQ(found("a\u3000b"), "\u3000 →  ");
}

TEST(ConfusablesTest, Ligatures) { EXPECT_EQ(found("ﬁrst ﬂoor"), "ﬁrst → first | ﬂoor → floor"); }

TEST(ConfusablesTest, WrongLettersOfVietnamese) {
  EXPECT_EQ(found("\u00D0à Nẵng", "vi"), "\u00D0à → Đà");
  EXPECT_EQ(found("\u0189ò", "vi"), "\u0189ò → Đò");
  EXPECT_EQ(found("n\u01CEm", "vi"), "n\u01CEm → năm");
  EXPECT_EQ(found("\u00D0à Nẵng", "en"), "\u00D0à → Đà");
}

TEST(ConfusablesTest, DotlessI) {
  EXPECT_EQ(found("f\u0131rst"), "f\u0131rst → first");
  EXPECT_EQ(found("K\u0131l\u0131ç"), "");
  EXPECT_EQ(found("sar\u0131", "tr"), "");
}

TEST(ConfusablesTest, WhatIsAtHomeIsNone) {
  for (const char* text : {"", "ferry", "Đà Nẵng", "Guðmundsson", "5 µm", "kΩ", "ΔT", "β-carotene", "α", "Москва",
                           "Αθήνα", "IT-шник", "USBшный", "α1", "π"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

}  // namespace
}  // namespace lacuna::text
