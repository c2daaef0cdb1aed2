#include "metrics/checks/form/case_checks.h"

#include <gtest/gtest.h>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(InitialCaseCheckTest, SmallForCapitalAndTheReverse) {
  EXPECT_EQ(shown("initial-case", "Mở tệp", "open file"),
            "[open] begins with a small letter, the source with a capital: open => Open");
  EXPECT_EQ(shown("initial-case", "Water", "nước", into("vi")),
            "[nước] begins with a small letter, the source with a capital: nước => Nước");
  EXPECT_EQ(shown("initial-case", "mở tệp", "Open file"), "[Open] begins with a capital, the source does not: Open");
  EXPECT_EQ(shown("initial-case", "“Đi thôi”", "“let us go”"),
            "[let] begins with a small letter, the source with a capital: let => Let");
}

TEST(InitialCaseCheckTest, WhatSaysNothing) {
  EXPECT_EQ(shown("initial-case", "Mở iPhone", "iPhone opens"), "");
  EXPECT_EQ(shown("initial-case", "Chạy npm ngay", "npm runs now"), "");
  EXPECT_EQ(shown("initial-case", "Nhóm ủng hộ", "al-Bahri supports"), "");
  EXPECT_EQ(shown("initial-case", "3 tệp", "three files"), "");
  EXPECT_EQ(shown("initial-case", "Mở tệp", "5 files open"), "");
  EXPECT_EQ(shown("initial-case", "Mở tệp", "ファイルを開く", into("ja")), "");
  EXPECT_EQ(shown("initial-case", "tôi đi", "I go"), "");
  EXPECT_EQ(shown("initial-case", "a) một", "A) one"), "");
  EXPECT_EQ(shown("initial-case", "…rồi đi", "And went"), "");
  EXPECT_EQ(shown("initial-case", "Mở", ""), "");
}

TEST(InitialCaseCheckTest, APlaceholderInFrontMayBeAnything) {
  test::PairOptions options;
  options.target_codes = {{.span = {0, 2}, .kind = text::LiteralKind::kPlaceholder}};
  EXPECT_EQ(shown("initial-case", "Mở tệp", "%s open", options), "");
  options.target_codes = {{.span = {0, 3}, .kind = text::LiteralKind::kTag}};
  EXPECT_EQ(shown("initial-case", "Mở tệp", "<b>open", options),
            "[open] begins with a small letter, the source with a capital: open => Open");
}

TEST(AllCapitalsCheckTest, TheWholeUnit) {
  EXPECT_EQ(shown("all-capitals", "VUI LÒNG CHỜ", "Please wait here"),
            "[Please wait here] the source is in capitals, the translation is not");
  EXPECT_EQ(shown("all-capitals", "Vui lòng chờ", "PLEASE WAIT"), "[PLEASE WAIT] in capitals, the source is not");
}

TEST(AllCapitalsCheckTest, ALongWord) {
  EXPECT_EQ(shown("all-capitals", "Điều quan trọng nhất", "The most IMPORTANT thing"),
            "[IMPORTANT] word in capitals, nothing in the source is: IMPORTANT");
  EXPECT_EQ(shown("all-capitals", "The most IMPORTANT thing", "Điều quan trọng nhất", into("vi")),
            "[Điều quan trọng nhất] word in capitals in the source, nothing in the translation is: IMPORTANT");
}

TEST(AllCapitalsCheckTest, AcronymsAndScriptsWithoutCaseAreNone) {
  EXPECT_EQ(shown("all-capitals", "Liên Hợp Quốc họp", "UNICEF meets"), "");
  EXPECT_EQ(shown("all-capitals", "GDP", "gross domestic product"), "");
  EXPECT_EQ(shown("all-capitals", "VUI LÒNG CHỜ", "お待ちください", into("ja")), "");
  EXPECT_EQ(shown("all-capitals", "VUI LÒNG CHỜ", "PLEASE WAIT"), "");
  EXPECT_EQ(shown("all-capitals", "Chờ", ""), "");
}

}  // namespace
}  // namespace lacuna::metrics
