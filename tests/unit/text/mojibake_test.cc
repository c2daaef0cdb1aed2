#include "eval/text/mojibake.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/decode.h"

namespace lacuna::text {
namespace {

/// The text as someone sees it who takes its UTF-8 for another encoding.
std::string misread(const std::string& text, const std::string& encoding = "latin-1") {
  return decode("test", text, encoding).value();
}

/// "what → repaired", separated by " | ".
std::string found(const std::string& text) {
  std::string all;
  for (const Mojibake& one : find_mojibake(text)) {
    all += (all.empty() ? "" : " | ") + std::string(one.span.of(text)) + " → " + one.repaired;
  }
  return all;
}

TEST(MojibakeTest, SingleCharacters) {
  EXPECT_EQ(found("cafÃ©"), "Ã© → é");
  EXPECT_EQ(found("donâ€™t"), "â€™ → ’");
  EXPECT_EQ(found("Tiáº¿ng Viá»‡t"), "áº¿ → ế | á»‡ → ệ");
  EXPECT_EQ(found("Ä‘i"), "Ä‘ → đ");
  EXPECT_EQ(found("20Â°C"), "Â° → °");
  EXPECT_EQ(found("ðŸ˜€"), "ðŸ˜€ → 😀");
}

TEST(MojibakeTest, EveryVietnameseLetterReadAsLatin1) {
  for (const char* letter :
       {"à", "ả", "ã", "á", "ạ", "ằ", "ẵ", "ậ", "đ", "ề", "ễ", "ị", "ợ", "ữ", "ỹ", "Đ", "Ợ", "Ự"}) {
    const std::string text = "x" + misread(letter) + "x";
    const auto all = find_mojibake(text);
    ASSERT_EQ(all.size(), 1U) << letter;
    EXPECT_EQ(all[0].repaired, letter);
    EXPECT_EQ(all[0].span, (ByteSpan{1, text.size() - 1}));
  }
}

TEST(MojibakeTest, OtherScriptsInARow) {
  EXPECT_EQ(found(misread("паром")), misread("паром") + " → паром");
  EXPECT_EQ(found(misread("渡し船")), misread("渡し船") + " → 渡し船");
}

TEST(MojibakeTest, EncodedTwice) {
  EXPECT_EQ(found(misread(misread("đò"))), misread(misread("đò")) + " → đò");
  EXPECT_EQ(found("Ã¢â‚¬â„¢"), "Ã¢â‚¬â„¢ → ’");
}

TEST(MojibakeTest, WhatWasLostCannotBeRepaired) { EXPECT_EQ(found(misread("x\uFFFDx")), misread("\uFFFD") + " → "); }

TEST(MojibakeTest, ALeadWhoseNoBreakSpaceBecameASpace) { EXPECT_EQ(found("voilÃ le bac"), "Ã → "); }

TEST(MojibakeTest, GoodTextIsNone) {
  for (const char* text : {"",      "café", "São Tomé",   "SÃO",         "CAFÉ”", "« liberté »", "„Ä“",      "AMANHÃ…",
                           "Â",     "à «",  "l’été – là", "Nguyễn Đà ơ", "Ø 5",   "×²",          "âm thanh", "ñ”",
                           "naïve", "été",  "Åland",      "Ñandú",       "ÄÖÜ",   "đò đưa"}) {
    EXPECT_EQ(found(text), "") << text;
  }
}

}  // namespace
}  // namespace lacuna::text
