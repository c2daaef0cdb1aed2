#include "eval/pipeline/compare/common_units.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "eval/pipeline/compare/system_names.h"

namespace lacuna::pipeline {
namespace {

using Sources = std::vector<std::optional<std::string>>;

NamedRun run(const std::string& path, const Sources& sources, bool placed = false) {
  NamedRun run{.path = path, .report = {}};
  for (const auto& source : sources) {
    UnitReport& unit = run.report.units.emplace_back();
    if (source) unit.source = TextSpan{.begin = 0, .end = source->size(), .text = *source};
    if (placed) unit.place = UnitPlace{};
  }
  return run;
}

std::string text(const std::vector<UnitRange>& ranges) {
  std::string text;
  for (const UnitRange& range : ranges) text += std::to_string(range.begin) + "-" + std::to_string(range.end) + " ";
  return text;
}

std::string problem_of(const std::vector<NamedRun>& runs) {
  const auto units = common_units(runs);
  return units ? "" : units.error().to_string();
}

TEST(CommonUnitsTest, EqualUnitsAreThemselves) {
  const auto units = common_units(std::vector{run("a", {"x", std::nullopt, "y"}), run("b", {"x", "", "y"})});
  ASSERT_TRUE(units);
  EXPECT_EQ(text((*units)[0]), "0-1 1-2 2-3 ");
  EXPECT_EQ((*units)[0], (*units)[1]);
}

TEST(CommonUnitsTest, UnitsAreJoinedUpToCommonBorders) {
  // a: [one][two three][four] + an addition; b: [one two][three][four]; c: an addition first
  const auto units = common_units(std::vector{run("a", {"One.", "Two. Three.", "Four.", std::nullopt}),
                                              run("b", {"One. Two.", "Three.", "Four."}),
                                              run("c", {std::nullopt, "One.", "Two.\nThree.", "Four."})});
  ASSERT_TRUE(units) << units.error().to_string();
  EXPECT_EQ(text((*units)[0]), "0-2 2-4 ");
  EXPECT_EQ(text((*units)[1]), "0-2 2-3 ");
  EXPECT_EQ(text((*units)[2]), "0-3 3-4 ");
}

TEST(CommonUnitsTest, OtherSourcesAreRefused) {
  EXPECT_EQ(problem_of({run("a", {"One.", "Two."}), run("b", {"One.", "Too."})}),
            "b: is about another source than a: passage 2 is the first that differs");
  EXPECT_EQ(problem_of({run("a", {"One.", "Two."}), run("b", {"One."})}),
            "b: is about another source than a: it has 1 passages, that one 2");
}

TEST(CommonUnitsTest, UnitsThatAFileGivesAreNotJoined) {
  EXPECT_EQ(problem_of({run("a", {"One. Two."}, true), run("b", {"One.", "Two."}, true)}),
            "b: is about another source than a: passage 1 is the first that differs");
}

TEST(SystemNamesTest, AreShortAndTellSystemsApart) {
  EXPECT_EQ(*system_names({"a/x.txt", "b/x.txt", "y.txt"}), (std::vector<std::string>{"a/x.txt", "b/x.txt", "y.txt"}));
  EXPECT_EQ(system_names({"a"}).error().code, ErrorCode::kUsage);
  EXPECT_EQ(system_names({"a", "b", "a"}).error().message, "the system a is named twice");
}

}  // namespace
}  // namespace lacuna::pipeline
