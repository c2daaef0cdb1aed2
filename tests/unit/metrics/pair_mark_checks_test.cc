#include "metrics/checks/form/pair_mark_checks.h"

#include <gtest/gtest.h>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(BracketCheckTest, OpenedAndNotClosedAndTheReverse) {
  EXPECT_EQ(shown("bracket", "Lan (19 tuổi)", "Lan (aged 19"), "[(] bracket opened and not closed: (");
  EXPECT_EQ(shown("bracket", "Lan (19 tuổi)", "Lan aged 19)"), "[)] bracket closed and not opened: )");
  EXPECT_EQ(shown("bracket", "[a] (b)", "[a (b)"), "[[] bracket opened and not closed: [");
  EXPECT_EQ(shown("bracket", "{x}", "x}"), "[}] bracket closed and not opened: }");
  EXPECT_EQ(shown("bracket", "(a) (b)", "(a (b"),
            "[(] bracket opened and not closed: (\n[(] bracket opened and not closed: (");
}

TEST(BracketCheckTest, OtherWidthsAreTheSame) {
  EXPECT_EQ(shown("bracket", "Lan (19 tuổi)", "ラン（19歳）", into("ja")), "");
  EXPECT_EQ(shown("bracket", "Lan (19 tuổi)", "ラン（19歳)", into("ja")), "");
  EXPECT_EQ(shown("bracket", "Lan (19 tuổi)", "ラン（19歳", into("ja")), "[（] bracket opened and not closed: （");
  EXPECT_EQ(shown("bracket", "“Sông”", "「川", into("ja")), "[「] bracket opened and not closed: 「");
}

TEST(BracketCheckTest, ListsSmileysAndIntervalsAreNone) {
  for (const char* target :
       {"1) rice", "a) rice; b) salt", "hello :)", "sad :-( now", "(a) one; (ii) two", "iv) four", "x = (a)"}) {
    EXPECT_EQ(shown("bracket", "x", target), "") << target;
  }
  EXPECT_EQ(shown("bracket", "trong [0, 1)", "in [0, 1)"), "");
  EXPECT_EQ(shown("bracket", "Lan (19", "Lan (19"), "");
  EXPECT_EQ(shown("bracket", "Lan (19)", ""), "");
}

TEST(QuoteCheckTest, WithoutAPartner) {
  EXPECT_EQ(shown("quote", "Bà nói: “Cứ đi.”", "“Go on, she said."), "[“] quotation mark without a partner: “");
  EXPECT_EQ(shown("quote", "Bà nói: “Cứ đi.”", "She said: \"Go on."), "[\"] quotation mark without a partner: \"");
  EXPECT_EQ(shown("quote", "“a” “b”", "\"a\" and b\""), "[\"] quotation mark without a partner: \"");
  EXPECT_EQ(shown("quote", "“a”", "«a", into("fr")), "[«] quotation mark without a partner: «");
  EXPECT_EQ(shown("quote", "‘a’ đây", "the ‘river is"), "[‘] quotation mark without a partner: ‘");
}

TEST(QuoteCheckTest, OtherKindsAreEqual) {
  for (const char* target : {"„a“", "»a«", "”a”", "\"a\"", "‘a’", "‹a›", "“a\"", "„a”", "a"}) {
    EXPECT_EQ(shown("quote", "“a”", target), "") << target;
  }
}

TEST(QuoteCheckTest, ApostrophesFeetAndInchesAreNone) {
  for (const char* target :
       {"don’t", "the ’90s", "rock ’n’ roll", "a 15\" screen", "6' tall", "ferries’ names", "‘90s"}) {
    EXPECT_EQ(shown("quote", "x", target), "") << target;
  }
}

TEST(QuoteCheckTest, AQuotationOverSeveralUnitsIsALowMatter) {
  EXPECT_LT(test::checked("quote", "Chợ họp.", "\"The market opens.").findings.at(0).probability, 0.185);
  EXPECT_LT(test::checked("quote", "Chợ họp.", "The market opens.”").findings.at(0).probability, 0.185);
  EXPECT_GT(test::checked("quote", "Chợ họp.", "The \"market opens.").findings.at(0).probability, 0.185);
  EXPECT_EQ(shown("quote", "“Chợ họp.", "“The market opens."), "");
}

}  // namespace
}  // namespace lacuna::metrics
