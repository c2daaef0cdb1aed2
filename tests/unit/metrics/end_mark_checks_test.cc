#include "metrics/checks/form/end_mark_checks.h"

#include <gtest/gtest.h>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(EndMarkCheckTest, LostAddedAndChanged) {
  EXPECT_EQ(shown("end-mark", "Mấy giờ đò chạy?", "What time does the ferry leave"),
            "[] question mark lost at the end: ? => ?");
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "The ferry runs"), "[] full stop lost at the end: . => .");
  EXPECT_EQ(shown("end-mark", "Tên:", "Name"), "[] colon lost at the end: : => :");
  EXPECT_EQ(shown("end-mark", "Tên", "Name:"), "[:] colon at the end that the source does not have: :");
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "Does the ferry run?"),
            "[?] ends with question mark, the source with full stop");
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "The ferry “runs”"), "[] full stop lost at the end: .");
}

TEST(EndMarkCheckTest, SpansNameTheMarksAndThePlace) {
  const CheckOutcome outcome = test::checked("end-mark", "Đò chạy. ", "The ferry runs ");
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].source->of("Đò chạy. "), ".");
  EXPECT_EQ(*outcome.findings[0].target, (ByteSpan{14, 14}));
}

TEST(EndMarkCheckTest, EqualInOtherScriptsAndPlaces) {
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "渡し船は出ます。", into("ja")), "");
  EXPECT_EQ(shown("end-mark", "Sao?", "لماذا؟", into("ar")), "");
  EXPECT_EQ(shown("end-mark", "Sao?", "Γιατί;", into("el")), "");
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "नाव चलती है।", into("hi")), "");
  EXPECT_EQ(shown("end-mark", "Bà nói: “Cứ đi”.", "“Go on,” she said: “go.”"), "");
  EXPECT_EQ(shown("end-mark", "(Xem dưới.)", "(See below)."), "");
  EXPECT_EQ(shown("end-mark", "“Sao?”.", "“Why?”"), "");
  EXPECT_EQ(shown("end-mark", "Thật à?!", "Really?"), "");
  EXPECT_EQ(shown("end-mark", "Xong! 🎉", "Done! 🎉"), "");
}

TEST(EndMarkCheckTest, TheMarkIsSuggestedAsTheScriptHasIt) {
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "渡し船は出ます", into("ja")), "[] full stop lost at the end: . => 。");
  EXPECT_EQ(shown("end-mark", "Sao?", "Γιατί", into("el")), "[] question mark lost at the end: ? => ;");
  EXPECT_EQ(shown("end-mark", "Sao?", "لماذا", into("ar")), "[] question mark lost at the end: ? => ؟");
}

TEST(EndMarkCheckTest, WhatIsNoLoss) {
  EXPECT_EQ(shown("end-mark", "Tuyệt vời!", "Wonderful."), "");
  EXPECT_EQ(shown("end-mark", "gạo, muối, v.v.", "rice, salt and so on"), "");
  EXPECT_EQ(shown("end-mark", "ở nước Mỹ", "in the U.S."), "");
  EXPECT_EQ(shown("end-mark", "Đò chạy.", "เรือออก", into("th")), "");
  EXPECT_EQ(shown("end-mark", "...", "?"), "");
  EXPECT_EQ(shown("end-mark", "", "Done."), "");
}

TEST(EndMarkCheckTest, TagsAreNoEnd) {
  test::PairOptions options;
  options.source_codes = {{.span = {8, 12}, .kind = text::LiteralKind::kTag}};
  EXPECT_EQ(shown("end-mark", "Xong rồi</b>.", "Done."), "");
  EXPECT_EQ(shown("end-mark", "Xong ro.</b>", "Done.", options), "");
}

TEST(EndMarkCheckTest, ALongSourceWithoutAStopLostIt) {
  const char* source = "một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu";
  EXPECT_LT(test::checked("end-mark", source, "One to sixteen.").findings.at(0).probability, 0.185);
  EXPECT_GT(test::checked("end-mark", "Đò chạy", "The ferry runs.").findings.at(0).probability, 0.185);
}

TEST(EllipsisCheckTest, LostAndAdded) {
  EXPECT_EQ(shown("ellipsis", "Đang tải…", "Loading"), "[] ellipsis lost at the end: … => …");
  EXPECT_EQ(shown("ellipsis", "Đang tải", "Loading..."),
            "[...] ellipsis at the end that the source does not have: ...");
  EXPECT_EQ(shown("end-mark", "Đang tải…", "Loading"), "");
  EXPECT_EQ(shown("ellipsis", "Đang tải...", "Loading"), "[] ellipsis lost at the end: ... => ...");
}

TEST(EllipsisCheckTest, AnotherWayOfWritingItIsALowMatter) {
  EXPECT_EQ(shown("ellipsis", "Đang tải…", "Loading..."), "[...] ellipsis written ..., in the source … => …");
  EXPECT_EQ(shown("ellipsis", "Đang tải...", "Loading…"), "[…] ellipsis written …, in the source ... => ...");
  EXPECT_LT(test::checked("ellipsis", "Đang tải…", "Loading...").findings.at(0).probability, 0.185);
  EXPECT_EQ(shown("ellipsis", "Đang tải…", "Loading…"), "");
  EXPECT_EQ(shown("ellipsis", "a… b...", "a... b…"), "");
  EXPECT_EQ(shown("ellipsis", "Đang tải", "Loading"), "");
}

}  // namespace
}  // namespace lacuna::metrics
