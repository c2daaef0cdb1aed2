#include "metrics/checks/house/pattern_check.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "eval/config/config.h"
#include "tests/support/checked_pair.h"

namespace lacuna::metrics {
namespace {

CheckOutcome outcome_of(const std::string& patterns, std::string_view source, std::string_view target) {
  Result<config::Config> config = config::parse_config("{\"patterns\": " + patterns + "}", "x.json", {});
  EXPECT_TRUE(config.ok()) << config.error().to_string();
  test::PairOptions options;
  options.settings.patterns = patterns_for(config->patterns, "vi", "en", {"a.po"});
  return test::checked("pattern", source, target, options);
}

/// "rule severity [source][target] message", one finding a line.
std::string found(const std::string& patterns, std::string_view source, std::string_view target) {
  const CheckOutcome outcome = outcome_of(patterns, source, target);
  EXPECT_FALSE(outcome.error.has_value());
  EXPECT_LE(outcome.violations, outcome.opportunities);
  std::string text;
  for (const CheckFinding& finding : outcome.findings) {
    text += finding.rule + " " + to_string(finding.severity) + " [" +
            (finding.source ? std::string(finding.source->of(source)) : "-") + "][" +
            (finding.target ? std::string(finding.target->of(target)) : "-") + "] " + finding.message + "\n";
  }
  return text;
}

TEST(PatternCheck, WhatTheSourceHasTheTargetNeeds) {
  const std::string rule =
      R"json([{"id": "km", "source": "(\\d+) ?km", "target": "\\b$1 kilomet(er|re)s?", "severity": "major",
    "message": "kilometres are written out"}])json";
  EXPECT_EQ(found(rule, "Dài 12 km, rộng 3km.", "It is 12 kilometres long, 3 km wide."),
            "km major [3km][-] kilometres are written out: 3km\n");
  EXPECT_EQ(found(rule, "Dài lắm.", "Long."), "");
  const CheckOutcome outcome = outcome_of(rule, "Dài 12 km, rộng 3km.", "It is 12 kilometres long, 3 km wide.");
  EXPECT_EQ(outcome.opportunities, 2.0);
  EXPECT_EQ(outcome.violations, 1.0);
}

TEST(PatternCheck, WhatIsForbidden) {
  const std::string rule = R"json([{"id": "please", "forbid": "\\bplease\\b", "case_sensitive": false}])json";
  EXPECT_EQ(found(rule, "Mời vào.", "Please come in, please."),
            "please minor [-][Please] not to be used: Please\nplease minor [-][please] not to be used: please\n");
  EXPECT_EQ(found(rule, "Mời vào.", "Come in, pleased."), "");
}

TEST(PatternCheck, ForbiddenWhereTheSourceHasSomething) {
  const std::string rule = R"json([{"id": "date", "source": "(\\d+)/(\\d+)", "forbid": "$2/$1"}])json";
  EXPECT_EQ(found(rule, "Ngày 3/5.", "On 5/3."), "date minor [3/5][5/3] not to be used: 5/3\n");
  EXPECT_EQ(found(rule, "Ngày 3/5.", "On 3/5."), "");
  EXPECT_EQ(found(rule, "Hôm nay.", "On 5/3."), "");
  EXPECT_EQ(found(rule, "Ngày 3/5 và 3/5.", "On 5/3."), "date minor [3/5][5/3] not to be used: 5/3\n");
}

TEST(PatternCheck, OnlyRulesForTheseTexts) {
  EXPECT_EQ(found(R"json([{"id": "a", "forbid": "x", "languages": ["fr"]}])json", "y", "x"), "");
  EXPECT_EQ(found(R"json([{"id": "a", "forbid": "x", "files": ["*.xlf"]}])json", "y", "x"), "");
  EXPECT_NE(found(R"json([{"id": "a", "forbid": "x", "files": ["*.po"], "languages": ["vi>en"]}])json", "y", "x"), "");
}

TEST(PatternCheck, APatternThatTakesTooLongIsNamed) {
  const CheckOutcome outcome =
      outcome_of(R"json([{"id": "bomb", "forbid": "(a+)+$"}])json", "a", std::string(40'000, 'a') + "!");
  ASSERT_TRUE(outcome.error.has_value());
  EXPECT_NE(outcome.error->message.find("pattern 'bomb'"), std::string::npos) << outcome.error->message;
  EXPECT_NE(outcome.error->message.find("(a+)+$"), std::string::npos);
}

TEST(PatternCheck, WithoutPatternsThereIsNothingToSay) {
  EXPECT_EQ(test::checked("pattern", "a", "b").opportunities, 0.0);
  EXPECT_EQ(patterns_for({}, "vi", "en", {}), nullptr);
}

}  // namespace
}  // namespace lacuna::metrics
