#include "metrics/checks/settle.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::metrics {
namespace {

using Span = std::optional<ByteSpan>;

CheckFinding finding(std::string rule, Span source, Span target) {
  return {.rule = std::move(rule), .probability = 0.9, .source = source, .target = target};
}

std::string rules_left(std::vector<CheckFinding> findings) {
  settle(findings);
  std::string rules;
  for (const CheckFinding& one : findings) rules += (rules.empty() ? "" : " ") + one.rule;
  return rules;
}

TEST(Settle, FindingsComeInOrderOfPlace) {
  EXPECT_EQ(rules_left({finding("number", ByteSpan{9, 11}, {}), finding("url", ByteSpan{2, 5}, {}),
                        finding("doubled-word", {}, ByteSpan{6, 8})}),
            "url doubled-word number");
}

TEST(Settle, ANumberInALostClauseIsPartOfTheLoss) {
  EXPECT_EQ(rules_left({finding("omission", ByteSpan{5, 30}, ByteSpan{9, 9}), finding("number", ByteSpan{10, 12}, {})}),
            "omission");
  EXPECT_EQ(rules_left({finding("omission", ByteSpan{5, 30}, ByteSpan{9, 9}), finding("number", ByteSpan{40, 42}, {})}),
            "omission number");
  EXPECT_EQ(rules_left({finding("addition", {}, ByteSpan{5, 30}), finding("number-added", {}, ByteSpan{10, 12})}),
            "addition");
}

TEST(Settle, ALiteralThatIsAllOfALossSpeaksForItself) {
  EXPECT_EQ(rules_left({finding("omission", ByteSpan{5, 20}, {}), finding("url", ByteSpan{5, 25}, {})}), "url");
  EXPECT_EQ(rules_left({finding("omission", ByteSpan{2, 40}, {}), finding("url", ByteSpan{5, 25}, {})}), "omission");
}

TEST(Settle, WordsLeftInTheSourceLanguageAreNoOmission) {
  EXPECT_EQ(rules_left({finding("untranslated", ByteSpan{5, 20}, ByteSpan{7, 22}),
                        finding("omission", ByteSpan{0, 12}, {}), finding("addition", {}, ByteSpan{20, 30})}),
            "untranslated");
}

TEST(Settle, EitherCopyOfWordsSaidTwiceMayBeTheOneWithoutASource) {
  EXPECT_EQ(rules_left({finding("repetition", {}, ByteSpan{10, 14}), finding("addition", {}, ByteSpan{5, 9})}),
            "repetition");
}

TEST(Settle, AWholeUnitInTheWrongLanguageIsThatAndNothingElse) {
  EXPECT_EQ(rules_left({finding("language", ByteSpan{0, 40}, ByteSpan{0, 40}), finding("omission", ByteSpan{3, 9}, {}),
                        finding("end-mark", {}, ByteSpan{39, 40}), finding("name", ByteSpan{3, 9}, {})}),
            "language");
  EXPECT_EQ(rules_left({finding("copied", ByteSpan{0, 40}, ByteSpan{0, 40}),
                        finding("language", ByteSpan{0, 40}, ByteSpan{0, 40})}),
            "copied");
}

TEST(Settle, AnEmptyTranslationIsEmpty) {
  EXPECT_EQ(rules_left({finding("empty", ByteSpan{0, 9}, ByteSpan{0, 0}), finding("number", ByteSpan{2, 3}, {}),
                        finding("end-mark", ByteSpan{8, 9}, ByteSpan{0, 0})}),
            "empty");
}

TEST(Settle, NeverTakesEverythingAway) {
  // Two that could each stand for the other: one of them stays.
  EXPECT_EQ(rules_left({finding("omission", ByteSpan{5, 9}, {}), finding("number", ByteSpan{5, 9}, {})}), "omission");
  EXPECT_EQ(rules_left({finding("omission", ByteSpan{5, 9}, {}), finding("name", ByteSpan{5, 9}, {})}), "name");
  EXPECT_EQ(rules_left({finding("language", {}, ByteSpan{0, 9}), finding("copied", {}, ByteSpan{0, 9})}), "copied");
}

}  // namespace
}  // namespace lacuna::metrics
