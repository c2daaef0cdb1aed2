#include "reports/highlight.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace lacuna::reports {
namespace {

// "text{1}" for a run of finding 1, "|{1}" for a place.
std::string show(const std::vector<TextRun>& runs) {
  std::string out;
  for (const TextRun& run : runs) {
    out += run.is_place() ? "|" : std::string(run.text);
    if (run.findings.empty()) continue;
    out += "{";
    for (const std::size_t finding : run.findings) out += std::to_string(finding);
    out += "}";
  }
  return out;
}

const TextSpan kUnit{100, 110, "abcdefghij"};

TEST(Highlight, TextWithoutFindingsIsOneRun) { EXPECT_EQ(show(highlight_runs(kUnit, {})), "abcdefghij"); }

TEST(Highlight, SpansAreRelativeToTheUnit) {
  EXPECT_EQ(show(highlight_runs(kUnit, {{102, 105, 1}})), "abcde{1}fghij");
  EXPECT_EQ(show(highlight_runs(kUnit, {{100, 110, 1}})), "abcdefghij{1}");
}

TEST(Highlight, OverlappingSpansAreCutNotNested) {
  EXPECT_EQ(show(highlight_runs(kUnit, {{102, 106, 2}, {104, 108, 1}})), "abcd{2}ef{12}gh{1}ij");
  EXPECT_EQ(show(highlight_runs(kUnit, {{101, 109, 1}, {103, 104, 2}})), "abc{1}d{12}efghi{1}j");
  EXPECT_EQ(show(highlight_runs(kUnit, {{103, 104, 1}, {103, 104, 2}})), "abcd{12}efghij");
}

TEST(Highlight, NeighboursStayApart) {
  EXPECT_EQ(show(highlight_runs(kUnit, {{104, 106, 2}, {102, 104, 1}})), "abcd{1}ef{2}ghij");
}

TEST(Highlight, PlacesStandBetween) {
  EXPECT_EQ(show(highlight_runs(kUnit, {{100, 100, 1}})), "|{1}abcdefghij");
  EXPECT_EQ(show(highlight_runs(kUnit, {{110, 110, 1}})), "abcdefghij|{1}");
  EXPECT_EQ(show(highlight_runs(kUnit, {{103, 103, 1}, {103, 103, 2}})), "abc|{12}defghij");
  EXPECT_EQ(show(highlight_runs(kUnit, {{102, 106, 1}, {104, 104, 2}})), "abcd{1}|{2}ef{1}ghij");
}

TEST(Highlight, NamesTheRunWhereAFindingEnds) {
  const std::vector<TextRun> runs = highlight_runs(kUnit, {{102, 106, 2}, {104, 108, 1}});
  ASSERT_EQ(runs.size(), 5U);
  EXPECT_TRUE(runs[1].ending.empty());
  EXPECT_EQ(runs[2].ending, std::vector<std::size_t>{2});
  EXPECT_EQ(runs[3].ending, std::vector<std::size_t>{1});
}

TEST(Highlight, ClipsAndLeavesOut) {
  EXPECT_EQ(show(highlight_runs(kUnit, {{90, 102, 1}, {108, 300, 2}})), "ab{1}cdefghij{2}");
  EXPECT_EQ(show(highlight_runs(kUnit, {{90, 100, 1}, {110, 120, 2}, {0, 0, 3}, {500, 500, 4}})), "abcdefghij");
  EXPECT_EQ(show(highlight_runs(kUnit, {{106, 103, 1}})), "abcdefghij");
}

TEST(Highlight, NeverCutsACharacter) {
  const TextSpan unit{0, 5,
                      "a\xE2\x82\xAC"
                      "b"};
  EXPECT_EQ(show(highlight_runs(unit, {{2, 3, 1}})), "a\xE2\x82\xAC{1}b");
  EXPECT_EQ(show(highlight_runs(unit, {{2, 2, 1}})),
            "a|{1}\xE2\x82\xAC"
            "b");
}

TEST(Highlight, EmptyUnitTakesPlacesOnly) {
  EXPECT_EQ(show(highlight_runs({7, 7, ""}, {{7, 7, 1}})), "|{1}");
  EXPECT_EQ(show(highlight_runs({7, 7, ""}, {{5, 9, 1}})), "");
}

TEST(Highlight, RunsAlwaysMakeUpTheUnit) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Highlight> highlights;
    for (std::size_t i = 0; i < random() % 6; ++i) {
      const std::size_t begin = 98 + random() % 14;
      highlights.push_back({begin, begin + random() % 6, i});
    }
    std::string text;
    for (const TextRun& run : highlight_runs(kUnit, highlights)) {
      const std::size_t begin = kUnit.begin + text.size();
      for (const std::size_t finding : run.findings) {
        const Highlight& span = highlights[finding];
        EXPECT_TRUE(run.is_place() ? span.begin == begin && span.end == begin
                                   : span.begin <= begin && begin + run.text.size() <= span.end);
      }
      text += run.text;
    }
    ASSERT_EQ(text, kUnit.text);
  }
}

TEST(Highlight, GroupsFindingsByUnit) {
  RunReport report;
  report.units.resize(2);
  report.findings.resize(3);
  report.findings[0].unit = 1;
  report.findings[1].unit = 7;  // no such unit
  report.findings[2].unit = 1;
  EXPECT_EQ(findings_by_unit(report), (std::vector<std::vector<std::size_t>>{{}, {0, 2}}));
}

}  // namespace
}  // namespace lacuna::reports
