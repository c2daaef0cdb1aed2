#include "metrics/checks/form/spacing_check.h"

#include <gtest/gtest.h>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(SpacingCheckTest, SpaceBeforeAMark) {
  EXPECT_EQ(shown("spacing", "Giá vé: hai xu.", "Ticket price : two pence."), "[ ] space before : => ");
  EXPECT_EQ(shown("spacing", "Đò chạy.", "The ferry runs ."), "[ ] space before . => ");
  EXPECT_EQ(shown("spacing", "Lan, Mai", "Lan , Mai"), "[ ] space before , => ");
  EXPECT_EQ(shown("spacing", "Sao?", "Why ?"), "[ ] space before ? => ");
  EXPECT_EQ(shown("spacing", "Lan (19)", "Lan (19 )"), "[ ] space before ) => ");
  EXPECT_EQ(shown("spacing", "Lan (19)", "Lan ( 19)"), "[ ] space behind ( => ");
}

TEST(SpacingCheckTest, NoSpaceBehindAMark) {
  EXPECT_EQ(shown("spacing", "gạo, muối", "rice,salt"), "[] no space behind , in rice,salt =>  ");
  EXPECT_EQ(shown("spacing", "Đò đã đi. Chợ họp.", "The ferry left.The market opens."),
            "[] no space behind . in left.The =>  ");
  EXPECT_EQ(shown("spacing", "Sao? Ai?", "Why?Who?"), "[] no space behind ? in Why?Who? =>  ");
  EXPECT_EQ(shown("spacing", "Chú ý: gạo", "Note:Rice is dear"), "[] no space behind : in Note:Rice =>  ");
  EXPECT_EQ(shown("spacing", "bến đò (bến chính)", "wharf(the main one)"), "[] no space before ( in wharf(the =>  ");
}

TEST(SpacingCheckTest, MarksSetTwice) {
  EXPECT_EQ(shown("spacing", "Đò chạy.", "The ferry runs.."), "[..] mark set twice: .. => .");
  EXPECT_EQ(shown("spacing", "gạo, muối", "rice,, salt"), "[,,] mark set twice: ,, => ,");
  EXPECT_EQ(shown("spacing", "gạo, muối", "rice,. Salt"), "[,.] mark set twice: ,.");
  EXPECT_EQ(shown("spacing", "Đi chưa?", "Gone yet??"), "[??] mark set twice: ?? => ?");
  EXPECT_EQ(shown("spacing", "Đi chưa?!", "Gone yet??"), "") << "the source stresses it too";
  EXPECT_EQ(shown("spacing", "Đi chưa?", "Gone yet???"), "") << "on purpose";
}

TEST(SpacingCheckTest, GoodTextIsNone) {
  for (const char* target : {"1,000 and 3.5",
                             "at 20:30",
                             "the U.S. and Ph.D.",
                             "and so on…",
                             "so ... yes",
                             "wait . . . what",
                             "a score of 3 : 2",
                             "hello :) and :-( now",
                             ".NET and .com",
                             "file(s)",
                             "f(x), g(y)",
                             "[ ] open, [x] done",
                             "Yahoo!",
                             "What?!",
                             "10 km, 5 %",
                             "(a) one",
                             "e.g. rice",
                             "Mr. Nam",
                             "no. 5",
                             "Why?\nWho?",
                             "the i,j entry",
                             "std::vector",
                             "etc.),",
                             "TP.HCM",
                             "U.S.-led",
                             "a.m., p.m.",
                             "\"Go.\" She went.",
                             "rice;\nsalt",
                             "v.v.."}) {
    EXPECT_EQ(shown("spacing", "x", target), "") << target;
  }
}

TEST(SpacingCheckTest, WhatTheSourceHasAsWell) {
  EXPECT_EQ(shown("spacing", "Giá : hai xu", "Price : two pence"), "");
  EXPECT_EQ(shown("spacing", "gọi Car.Drive", "call Car.Drive"), "");
  EXPECT_EQ(shown("spacing", "", "rice ,salt"), "");
}

TEST(SpacingCheckTest, FrenchHasItsSpaces) {
  EXPECT_EQ(shown("spacing", "Sao?", "Pourquoi ?", into("fr")), "");
  EXPECT_EQ(shown("spacing", "Sao?", "Pourquoi\u202F?", into("fr")), "");
  EXPECT_EQ(shown("spacing", "Sao?", "Pourquoi?", into("fr")), "[] no space before ? in French => \u202F");
  EXPECT_EQ(shown("spacing", "Sao?", "Pourquoi?", into("fr-CA")), "");
  EXPECT_EQ(shown("spacing", "Đò chạy.", "Le bac part .", into("fr")), "[ ] space before . => ");
}

TEST(SpacingCheckTest, ScriptsWithoutSpacesAreLeftAlone) {
  EXPECT_EQ(shown("spacing", "gạo, muối", "米 ,盐", into("zh")), "");
  EXPECT_EQ(shown("spacing", "gạo, muối", "أرز ، ملح", into("ar")), "[ ] space before ، => ");
}

TEST(SpacingCheckTest, LiteralsAreWords) {
  test::PairOptions options;
  options.target_codes = {{.span = {4, 12}, .kind = text::LiteralKind::kUrl}};
  EXPECT_EQ(shown("spacing", "Xem a,b.Com", "See a,b.Comx now", options), "");
  options.target_codes = {{.span = {4, 7}, .kind = text::LiteralKind::kTag}};
  EXPECT_EQ(shown("spacing", "Xem đò.", "See <b>ferry .", options), "[ ] space before . => ");
}

}  // namespace
}  // namespace lacuna::metrics
