#include "metrics/checks/form/character_checks.h"

#include <gtest/gtest.h>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(InvisibleCheckTest, NamesTheCharacter) {
  EXPECT_EQ(shown("invisible", "bến đò", "fer\u200Bry"), "[\u200B] zero-width space (U+200B)");
  EXPECT_EQ(shown("invisible", "bến đò", "the \u200B\u200Bferry"), "[\u200B\u200B] zero-width space (U+200B) => ");
  EXPECT_EQ(shown("invisible", "bến đò", "fer\u00ADry"), "[\u00AD] soft hyphen (U+00AD) => ");
  EXPECT_EQ(shown("invisible", "bến đò", "\uFEFFferry"), "[\uFEFF] byte order mark (U+FEFF) => ");
  EXPECT_EQ(shown("invisible", "bến đò", "ferry\u200E"), "[\u200E] direction mark (U+200E) => ");
  EXPECT_EQ(shown("invisible", "bến đò", "f\u200Derry"), "[\u200D] zero-width joiner (U+200D) => ");
}

TEST(InvisibleCheckTest, WhatScriptsAndEmojiNeed) {
  EXPECT_EQ(shown("invisible", "x", "می\u200Cروم", into("fa")), "");
  EXPECT_EQ(shown("invisible", "x", "क्\u200Dष", into("hi")), "");
  EXPECT_EQ(shown("invisible", "x", "👩\u200D🌾"), "");
  EXPECT_EQ(shown("invisible", "x", "ไทย\u200Bไทย", into("th")), "");
  EXPECT_EQ(shown("invisible", "x", "שלום\u200F (Lan)", into("he")), "");
  EXPECT_EQ(shown("invisible", "bến\u200Bđò", "fer\u200Bry"), "");
}

TEST(ControlCheckTest, ControlCharactersAndNoCharacters) {
  EXPECT_EQ(shown("control", "bến đò", "fer\ary"), "[\a] control character (U+0007) => ");
  EXPECT_EQ(shown("control", "bến đò", "fer\x7Fry"), "[\x7F] control character (U+007F) => ");
  EXPECT_EQ(shown("control", "bến đò", "fer\uFFFFry"), "[\uFFFF] code point that is no character (U+FFFF) => ");
  EXPECT_EQ(shown("control", "bến đò", "fer\uE001ry"), "[\uE001] private character (U+E001)");
  EXPECT_EQ(test::checked("control", "bến đò", "fer\ary").findings.at(0).severity, Severity::kMajor);
}

TEST(ControlCheckTest, LineEndsAndTheSourcesOwnAreNone) {
  EXPECT_EQ(shown("control", "a", "a\tb\r\nc"), "");
  EXPECT_EQ(shown("control", "a\x1B", "b\x1B"), "");
  EXPECT_EQ(shown("control", "Ã\u0089", "xÃ\u0089x"), "");  // mojibake
}

TEST(MojibakeCheckTest, OneFindingWithTheRepairedText) {
  EXPECT_EQ(shown("mojibake", "quán cà phê", "the cafÃ©"), "[Ã©] characters of a wrong encoding: Ã© for é => é");
  EXPECT_EQ(shown("mojibake", "Vietnam today", "Viá»‡t Nam hÃ´m nay", into("vi")),
            "[á»‡t Nam hÃ´] characters of a wrong encoding: á»‡ for ệ => ệt Nam hô");
  EXPECT_EQ(shown("mojibake", "quán", "caf\uFFFD"), "[\uFFFD] a character was lost in conversion (U+FFFD)");
}

TEST(MojibakeCheckTest, WhatTheSourceHasIsQuoted) {
  EXPECT_EQ(shown("mojibake", "Chữ Ã© là gì?", "What is Ã©?"), "");
  EXPECT_EQ(shown("mojibake", "\uFFFD", "\uFFFD"), "");
  EXPECT_EQ(shown("mojibake", "quán", "café"), "");
}

TEST(ConfusableCheckTest, SaysWhichLetterItIs) {
  EXPECT_EQ(shown("confusable", "bến đò", "the f\u0435rry"),
            "[f\u0435rry] letter of another script that looks alike: \u0435 (U+0435) in f\u0435rry => ferry");
  EXPECT_EQ(shown("confusable", "Da Nang", "\u00D0à Nẵng", into("vi")),
            "[\u00D0à] wrong letter: \u00D0 (U+00D0) in \u00D0à, right: Đà => Đà");
  EXPECT_EQ(shown("confusable", "a, b", "ａ，b"), "[ａ，] full-width characters: ａ， for a, => a,");
  EXPECT_EQ(shown("confusable", "đầu", "ﬁrst"), "[ﬁrst] ligature as one character: ﬁ (U+FB01) in ﬁrst => first");
  EXPECT_EQ(shown("confusable", "một", "\u0430 ferry"),
            "[\u0430] letters of another script that look like Latin: \u0430 (U+0430 …) => a");
  EXPECT_EQ(shown("confusable", "f\u0435rry", "f\u0435rry"), "");
}

TEST(DecomposedCheckTest, OneFindingFromTheFirstToTheLast) {
  EXPECT_EQ(shown("decomposed", "river", "so\u0302ng", into("vi")),
            "[o\u0302] letter and mark are separate characters: ô => ô");
  EXPECT_EQ(shown("decomposed", "wharf", "be\u0302\u0301n đo\u0300", into("vi")),
            "[e\u0302\u0301n đo\u0300] 2 letters have their marks as separate characters: ến đò => ến đò");
  EXPECT_EQ(shown("decomposed", "wharf", "bê\u0301n", into("vi")),
            "[ê\u0301] letter and mark are separate characters: ế => ế");
}

TEST(DecomposedCheckTest, WhatHasNoOtherFormIsRight) {
  EXPECT_EQ(shown("decomposed", "river", "sông", into("vi")), "");
  EXPECT_EQ(shown("decomposed", "x", "m\u0300"), "");
  EXPECT_EQ(shown("decomposed", "x", "क\u093C", into("hi")), "");
  EXPECT_EQ(shown("decomposed", "x", "5 \u0301"), "");
}

}  // namespace
}  // namespace lacuna::metrics
