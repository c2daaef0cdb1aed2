#include "metrics/checks/form/length_checks.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/shown_pair.h"

namespace lacuna::metrics {
namespace {

using test::into;
using test::shown;

TEST(EmptyCheckTest, ASourceWithoutATranslation) {
  EXPECT_EQ(shown("empty", "Phòng vé đóng cửa.", ""), "[] no translation");
  EXPECT_EQ(shown("empty", "Phòng vé", " \u00A0\n"), "[] no translation");
  const CheckOutcome outcome = test::checked("empty", " Phòng vé ", "");
  EXPECT_EQ(outcome.findings.at(0).severity, Severity::kCritical);
  EXPECT_EQ(outcome.findings.at(0).source->of(" Phòng vé "), "Phòng vé");
  EXPECT_EQ(test::checked("empty", "—", "").findings.at(0).severity, Severity::kMinor);
}

TEST(EmptyCheckTest, TextOrNothingToTranslate) {
  EXPECT_EQ(shown("empty", "Phòng vé", "Office"), "");
  EXPECT_EQ(shown("empty", "", ""), "");
  EXPECT_EQ(shown("empty", " ", ""), "");
}

TEST(EmptyCheckTest, NoOtherCheckSpeaksOfNothing) {
  for (const PairCheck* check : pair_checks()) {
    if (check->info.id == "empty" || check->info.needs != CheckNeeds::kNothing) continue;
    const std::string id(check->info.id);
    for (const char* rule :
         {"max-length", "length",     "edge-space",   "double-space", "line-breaks",  "invisible", "control",
          "mojibake",   "confusable", "decomposed",   "tone-mark",    "spacing",      "end-mark",  "ellipsis",
          "bracket",    "quote",      "initial-case", "all-capitals", "doubled-word", "repetition"}) {
      if (id == rule) {
        EXPECT_EQ(shown(id, "Phòng (vé) “đóng” cửa…\n", ""), "") << id;
      }
    }
  }
}

TEST(MaxLengthCheckTest, CountsWhatAReaderCounts) {
  test::PairOptions options;
  options.max_characters = 5;
  EXPECT_EQ(shown("max-length", "x", "ferry", options), "");
  EXPECT_EQ(shown("max-length", "x", "ferries", options), "[es] 7 characters, 5 allowed");
  EXPECT_EQ(shown("max-length", "x", "tiếng", into("vi")), "");
  options.target_language = "vi";
  EXPECT_EQ(shown("max-length", "x", "bến đò", options), "[ò] 6 characters, 5 allowed");
  EXPECT_EQ(shown("max-length", "x", "bế\u0323n đ", options), "");
}

TEST(MaxLengthCheckTest, TheFilesLimitOutweighsTheSettings) {
  test::PairOptions options;
  options.settings.max_characters = 3;
  EXPECT_EQ(shown("max-length", "x", "ferry", options), "[ry] 5 characters, 3 allowed");
  options.max_characters = 9;
  EXPECT_EQ(shown("max-length", "x", "ferry", options), "");
}

TEST(MaxLengthCheckTest, TagsAreNotCounted) {
  test::PairOptions options;
  options.max_characters = 5;
  options.target_codes = {{.span = {0, 3}, .kind = text::LiteralKind::kTag}};
  EXPECT_EQ(shown("max-length", "x", "<b>ferry", options), "");
  EXPECT_EQ(shown("max-length", "x", "<b>ferrys", options), "[s] 6 characters, 5 allowed");
}

TEST(LengthCheckTest, FarTooShortAndFarTooLong) {
  const std::string source =
      "Chợ nổi họp từ lúc trời chưa sáng, ghe thuyền từ các nhánh sông đổ về chở đầy rau trái và tiếng cười nói.";
  const std::string target =
      "The floating market opens before dawn, when boats from every branch of the river bring fruit and laughter.";
  EXPECT_EQ(shown("length", source, target), "");
  EXPECT_EQ(shown("length", source, "The market opens before dawn."),
            "[The market opens before dawn.] far too short for its source: 3.2 times less text");
  EXPECT_EQ(shown("length", "Chợ nổi.", target),
            "[" + target + "] far too long for its source: 12.6 times as much text");
  EXPECT_EQ(test::checked("length", source, "The market.").findings.at(0).severity, Severity::kMajor);
}

TEST(LengthCheckTest, ShortTextsAndDenseScriptsVary) {
  EXPECT_EQ(shown("length", "Có.", "Yes, there is."), "");
  EXPECT_EQ(shown("length", "Đồng ý", "OK"), "");
  EXPECT_EQ(shown("length", "Chợ nổi họp từ lúc trời chưa sáng ở ngã ba sông", "水上市场黎明前开市", into("zh")), "");
  EXPECT_EQ(shown("length", "x", ""), "");
}

}  // namespace
}  // namespace lacuna::metrics
