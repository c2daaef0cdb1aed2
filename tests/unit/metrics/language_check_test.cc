#include <gtest/gtest.h>

#include <string>

#include "tests/support/finding_text.h"

namespace lacuna::metrics {
namespace {

using test::said;
using test::to_vietnamese;

constexpr const char* kEnglish = "The farmers have read the report about the school that stands near the river.";
constexpr const char* kVietnamese = "Nông dân đã đọc báo cáo về ngôi trường nằm gần dòng sông.";
constexpr const char* kFrench =
    "Les paysans ont lu le rapport sur cette école qui se trouve près de la grande rivière.";

TEST(CopiedCheckTest, TheSourceAsItIs) {
  EXPECT_EQ(said("copied", kEnglish, kEnglish, to_vietnamese()),
            std::string("[") + kEnglish + "][" + kEnglish + "] not translated: the target is the source\n");
  const CheckOutcome outcome = test::checked("copied", kVietnamese, kVietnamese);
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].severity, Severity::kCritical);
  EXPECT_EQ(outcome.violations, 1.0);
}

TEST(CopiedCheckTest, NumbersAndMarksDoNotMatter) {
  EXPECT_NE(said("copied", "The farmers read 5 reports.", "the farmers read 6 reports", to_vietnamese()), "");
}

TEST(CopiedCheckTest, ALabelIsLessSure) {
  const CheckOutcome outcome = test::checked("copied", "Settings", "Settings", to_vietnamese());
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].severity, Severity::kMinor);
  EXPECT_LT(outcome.findings[0].probability, 0.5);
}

TEST(CopiedCheckTest, WhatStaysAsItIs) {
  for (const char* text : {"OK", "Email", "Bluetooth", "USB", "YouTube", "iPhone 15", "42", "%s", "...", "Wi-Fi", ""}) {
    EXPECT_EQ(said("copied", text, text, to_vietnamese()), "") << text;
  }
  EXPECT_EQ(said("copied", kEnglish, kEnglish, {.source_language = "en", .target_language = "en-GB"}), "");
  EXPECT_EQ(said("copied", kVietnamese, kEnglish), "");
  EXPECT_EQ(said("copied", "Marta Brandel", "Marta Brandel", to_vietnamese()).find("not translated"),
            std::string::npos);
}

TEST(LanguageCheckTest, SaysWhichLanguageItIs) {
  EXPECT_EQ(said("language", kVietnamese, kFrench),
            std::string("[") + kVietnamese + "][" + kFrench + "] the translation is in French, not in English\n");
  EXPECT_EQ(said("language", kFrench, kEnglish, {.source_language = "fr", .target_language = "vi"}),
            std::string("[") + kFrench + "][" + kEnglish + "] the translation is in English, not in Vietnamese\n");
}

TEST(LanguageCheckTest, ASentenceOfSeveral) {
  const std::string target = std::string(kVietnamese) + " " + kEnglish;
  EXPECT_EQ(said("language", kFrench, target, {.source_language = "fr", .target_language = "vi"}),
            std::string("[-][") + kEnglish + "] a sentence is in English, not in Vietnamese\n");
}

TEST(LanguageCheckTest, ACopyIsForTheOtherRule) {
  EXPECT_EQ(said("language", kEnglish, kEnglish, to_vietnamese()), "");
}

TEST(LanguageCheckTest, SaysNothingWhereItCannotTell) {
  EXPECT_EQ(said("language", kVietnamese, kEnglish), "");
  EXPECT_EQ(said("language", kEnglish, kVietnamese, to_vietnamese()), "");
  EXPECT_EQ(said("language", "Xin chào", "Bonjour"), "");
  EXPECT_EQ(said("language", "Marta Brandel, Karl Kowalczyk", "Marta Brandel, Karl Kowalczyk"), "");
  EXPECT_EQ(said("language", kVietnamese, kFrench, {.target_language = ""}), "");
  EXPECT_EQ(said("language", kVietnamese, "testdatasource|contact1|cntid_1078"), "");
}

TEST(ScriptCheckTest, LettersOfAnotherScript) {
  EXPECT_EQ(said("script", kEnglish, "Nông dân đọc отчёт.", to_vietnamese()),
            "[-][отчёт] Cyrillic letters in Vietnamese: отчёт\n");
  EXPECT_EQ(said("script", kVietnamese, "The 報告 is read."), "[-][報告] Han letters in English: 報告\n");
  EXPECT_EQ(said("script", kEnglish, "農夫は読んだ слово。", {.source_language = "en", .target_language = "ja"}),
            "[-][слово] Cyrillic letters in Japanese: слово\n");
}

TEST(ScriptCheckTest, WhatIsAtHome) {
  EXPECT_EQ(said("script", kEnglish, kVietnamese, to_vietnamese()), "");
  EXPECT_EQ(said("script", kEnglish, "農夫は USB を読んだ。", {.source_language = "en", .target_language = "ja"}), "");
  EXPECT_EQ(said("script", "Chữ слово nghĩa là từ.", "The word слово means word."), "");
  EXPECT_EQ(said("script", "góc α", "angle α"), "");
  EXPECT_EQ(said("script", "x", "мир", {.target_language = ""}), "");
}

}  // namespace
}  // namespace lacuna::metrics
