#include "metrics/checks/form/repetition_check.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(DoubledWordCheckTest, AWordTwiceInARow) {
  EXPECT_EQ(shown("doubled-word", "Đò đã rời bến.", "The the ferry has left."),
            "[The the] word twice in a row: The => The");
  EXPECT_EQ(shown("doubled-word", "Đò đã rời bến.", "The ferry has has left."),
            "[has has] word twice in a row: has => has");
  EXPECT_EQ(shown("doubled-word", "Đò đã rời bến.", "The ferry\nferry left."),
            "[ferry\nferry] word twice in a row: ferry => ferry");
  EXPECT_EQ(shown("doubled-word", "the water of the river", "nước của của sông", into("vi")),
            "[của của] word twice in a row: của => của");
}

TEST(DoubledWordCheckTest, GoodTextIsNone) {
  for (const char* target :
       {"They had had it.", "I know that that man left.", "very very good", "No, no, no", "no no no", "Pago Pago",
        "in Walla Walla", "5 5", "x x x", "the man, the woman", "ha ha ha", "Moon Jae-in in May", "bye-bye",
        "He clicked Cancel", "click Click here", "it is is-like"}) {
    EXPECT_EQ(shown("doubled-word", "x", target), "") << target;
    EXPECT_EQ(shown("repetition", "x", target), "") << target;
  }
}

TEST(DoubledWordCheckTest, LanguagesDoubleWords) {
  EXPECT_EQ(shown("doubled-word", "x", "từ từ, xanh xanh, ngày ngày", into("vi")), "");
  EXPECT_EQ(shown("doubled-word", "x", "Nous nous lavons.", into("fr")), "");
  EXPECT_EQ(shown("doubled-word", "x", "die, die die Fähre", into("de")), "");
  EXPECT_EQ(shown("doubled-word", "x", "天天", into("zh")), "");
  EXPECT_EQ(shown("doubled-word", "x", "yavaş yavaş", into("tr")), "");
  EXPECT_EQ(shown("doubled-word", "x", "die Fähre Fähre", into("de")),
            "[Fähre Fähre] word twice in a row: Fähre => Fähre");
}

TEST(DoubledWordCheckTest, TwoVietnameseWordsMayMeetInASyllable) {
  EXPECT_LT(test::checked("doubled-word", "x", "tình báo báo cáo", into("vi")).findings.at(0).probability, 0.185);
  EXPECT_GT(test::checked("doubled-word", "x", "tình báo của của", into("vi")).findings.at(0).probability, 0.185);
}

TEST(DoubledWordCheckTest, WhatTheSourceDoublesOrALiteralParts) {
  EXPECT_EQ(shown("doubled-word", "rất lớn lớn", "big large large"), "");
  test::PairOptions options;
  options.target_codes = {{.span = {6, 8}, .kind = text::LiteralKind::kPlaceholder}};
  EXPECT_EQ(shown("doubled-word", "x", "files %s files", options), "");
  options.target_codes = {{.span = {6, 9}, .kind = text::LiteralKind::kTag}};
  EXPECT_EQ(shown("doubled-word", "x", "files <b>files", options),
            "[files <b>files] word twice in a row: files => files");
}

TEST(RepetitionCheckTest, APhraseTwiceInARow) {
  EXPECT_EQ(shown("repetition", "rồi đi", "The ferry left the wharf left the wharf."),
            "[left the wharf] said twice in a row: left the wharf");
  const std::string twelve = "one two three four five six seven eight nine ten eleven twelve";
  EXPECT_EQ(shown("repetition", "x", twelve + " " + twelve), "[" + twelve + "] said twice in a row: " + twelve);
}

TEST(RepetitionCheckTest, Loops) {
  EXPECT_EQ(shown("repetition", "rồi đi", "and then and then and then it left"),
            "[and then and then] repetition loop, 3 times: and then");
  EXPECT_EQ(shown("repetition", "rồi đi", "the the the the ferry"), "[the the the] repetition loop, 4 times: the");
  EXPECT_EQ(shown("doubled-word", "rồi đi", "the the the the ferry"), "");
}

TEST(RepetitionCheckTest, RhetoricAndHeadingsAreNone) {
  EXPECT_EQ(shown("repetition", "x", "again and again and again"), "");
  EXPECT_EQ(shown("repetition", "x", "for years and years and years"), "");
  EXPECT_EQ(shown("repetition", "x", "Names of ferries Names of ferries are listed"),
            "[Names of ferries] said twice in a row: Names of ferries");
  EXPECT_EQ(shown("repetition", "x", "the ferry The ferry runs"), "");
  EXPECT_EQ(shown("repetition", "ơi đò ơi đò", "oh ferry oh ferry"), "");
  EXPECT_EQ(shown("repetition", "x", "10 20 10 20"), "");
  EXPECT_EQ(shown("repetition", "x", ""), "");
}

}  // namespace
}  // namespace lacuna::metrics
