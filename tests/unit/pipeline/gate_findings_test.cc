#include "eval/pipeline/gate/findings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/pipeline/gate/hard_breaks.h"

namespace lacuna::pipeline {
namespace {

Finding finding(const std::string& rule, Severity severity, const std::string& fingerprint, std::size_t unit = 0) {
  Finding made{.rule = rule, .severity = severity, .probability = 0.95, .unit = unit};
  made.fingerprint = fingerprint;
  made.message = rule + " " + fingerprint;
  return made;
}

SuiteGate suite_with(const std::vector<Finding>& findings) {
  SuiteGate suite{.name = "news"};
  suite.check.emplace();
  suite.check->units.resize(4);
  suite.check->findings = findings;
  return suite;
}

TEST(CompareFindings, NewUnchangedAndFixed) {
  SuiteGate suite = suite_with({finding("number", Severity::kMajor, "a"), finding("url", Severity::kMinor, "b")});
  const std::vector<KnownFinding> known = {{"b", "url", Severity::kMinor, "url b", "2026-01-05"},
                                           {"c", "tag", Severity::kMinor, "tag c", "2026-02-05"}};
  compare_findings(&known, {}, suite);
  ASSERT_EQ(suite.findings.size(), 2U);
  EXPECT_EQ(suite.findings[0].state, FindingState::kNew);
  EXPECT_EQ(suite.findings[1].state, FindingState::kUnchanged);
  EXPECT_EQ(suite.findings[1].since, "2026-01-05");
  EXPECT_EQ(suite.fixed, std::vector<KnownFinding>{known[1]});
}

TEST(CompareFindings, AsManyAreKnownAsTheBaselineHas) {
  SuiteGate suite = suite_with({finding("url", Severity::kMinor, "b"), finding("url", Severity::kMinor, "b")});
  const std::vector<KnownFinding> known = {{"b", "url", Severity::kMinor, "", "2026-01-05"}};
  compare_findings(&known, {}, suite);
  EXPECT_EQ(suite.findings[0].state, FindingState::kUnchanged);
  EXPECT_EQ(suite.findings[1].state, FindingState::kNew);
}

TEST(CompareFindings, WhatIsSuppressedIsNotFixed) {
  SuiteGate suite = suite_with({});
  suite.check->suppressed = {{finding("url", Severity::kMinor, "b"), "agreed"}};
  const std::vector<KnownFinding> known = {{"b", "url", Severity::kMinor, "", "2026-01-05"}};
  compare_findings(&known, {}, suite);
  EXPECT_TRUE(suite.fixed.empty());
}

TEST(CompareFindings, AcceptedForSomeDaysOnly) {
  SuiteGate suite = suite_with({finding("omission", Severity::kCritical, "a")});
  const std::vector<KnownFinding> known = {{"a", "omission", Severity::kCritical, "", "2026-01-01"}};
  compare_findings(&known, {.days = 30, .today = "2026-01-31"}, suite);
  EXPECT_EQ(suite.findings[0].state, FindingState::kUnchanged);
  compare_findings(&known, {.days = 30, .today = "2026-02-01"}, suite);
  EXPECT_EQ(suite.findings[0].state, FindingState::kExpired);
  EXPECT_TRUE(suite.findings[0].hard_break);
  EXPECT_EQ(suite.findings[0].since, "2026-01-01");
  compare_findings(&known, {.days = 30, .today = ""}, suite);
  EXPECT_EQ(suite.findings[0].state, FindingState::kUnchanged);
}

TEST(CompareFindings, HardBreaksAreNewAndCriticalAndComparedAtAll) {
  const std::vector<KnownFinding> none;
  SuiteGate suite =
      suite_with({finding("omission", Severity::kCritical, "a"), finding("omission", Severity::kMajor, "b"),
                  finding("empty", Severity::kCritical, "c"), finding("placeholder", Severity::kCritical, "d"),
                  finding("copied", Severity::kCritical, "e")});
  compare_findings(&none, {}, suite);
  EXPECT_TRUE(suite.findings[0].hard_break);
  EXPECT_FALSE(suite.findings[1].hard_break);
  EXPECT_TRUE(suite.findings[2].hard_break);
  EXPECT_FALSE(suite.findings[3].hard_break);
  EXPECT_TRUE(suite.findings[4].hard_break);
  suite.check->findings[0].probability = 0.5;
  compare_findings(&none, {}, suite);
  EXPECT_FALSE(suite.findings[0].hard_break);
  suite.check->findings[0].probability = 0.95;
  // What is not translated yet in a file of both languages is work to be done.
  suite.inputs = {{"texts", "vi.po", ""}};
  compare_findings(&none, {}, suite);
  EXPECT_TRUE(suite.findings[0].hard_break);
  EXPECT_FALSE(suite.findings[2].hard_break);
  EXPECT_FALSE(suite.findings[4].hard_break);
  compare_findings(nullptr, {}, suite);
  EXPECT_EQ(suite.findings[0].state, FindingState::kNew);
  EXPECT_FALSE(suite.findings[0].hard_break);
}

TEST(JudgeBudgets, CountWhatIsInTheirScope) {
  SuiteGate suite =
      suite_with({finding("number", Severity::kMajor, "a", 0), finding("number", Severity::kMajor, "b", 0),
                  finding("url", Severity::kCritical, "c", 1)});
  const std::vector<KnownFinding> known = {{"a", "number", Severity::kMajor, "", "2026-01-05"}};
  compare_findings(&known, {}, suite);
  suite.in_baseline = true;
  const std::vector<BudgetGate> gates = judge_budgets({{.scope = "major", .max = 2, .max_new = 0},
                                                       {.scope = "number", .max_rate = 0.2},
                                                       {.scope = "all", .max = 2},
                                                       {.scope = "minor", .max = 0}},
                                                      suite);
  ASSERT_EQ(gates.size(), 5U);
  EXPECT_EQ(gates[0].counted, 2.0);
  EXPECT_EQ(gates[0].verdict, Verdict::kPass);
  EXPECT_EQ(gates[1].counted, 1.0);
  EXPECT_EQ(gates[1].verdict, Verdict::kFail);
  EXPECT_EQ(gates[1].reason, "1 new major finding, 0 are accepted");
  EXPECT_EQ(gates[2].counted, 0.25);  // one unit of four
  EXPECT_EQ(gates[2].reason, "25.00 % of the units have findings of number, 20 % are accepted");
  EXPECT_EQ(gates[3].reason, "3 findings, 2 are accepted");
  EXPECT_EQ(gates[4].verdict, Verdict::kPass);
}

TEST(JudgeBudgets, WithoutABaselineNothingIsNew) {
  SuiteGate suite = suite_with({finding("number", Severity::kMajor, "a")});
  compare_findings(nullptr, {}, suite);
  const std::vector<BudgetGate> gates = judge_budgets({{.scope = "all", .max = 0, .max_new = 0}}, suite);
  EXPECT_EQ(gates[0].verdict, Verdict::kFail);
  EXPECT_EQ(gates[1].verdict, Verdict::kPass);
  EXPECT_EQ(gates[1].reason, "nothing to compare with");
}

TEST(JudgeBudgets, WhatIsNotTranslatedYetIsWorkToBeDone) {
  SuiteGate suite = suite_with({finding("empty", Severity::kCritical, "a")});
  suite.inputs = {{"texts", "vi.po", ""}};
  const std::vector<BudgetGate> gates = judge_budgets(
      {{.scope = "critical", .max = 0}, {.scope = "all", .max_rate = 0.0}, {.scope = "empty", .max = 0}}, suite);
  EXPECT_EQ(gates[0].verdict, Verdict::kPass);
  EXPECT_EQ(gates[1].verdict, Verdict::kPass);
  EXPECT_EQ(gates[2].verdict, Verdict::kFail);
}

TEST(DaysBetween, OfTheCalendar) {
  EXPECT_EQ(days_between("2026-02-28", "2026-03-01"), 1);
  EXPECT_EQ(days_between("2024-02-28", "2024-03-01"), 2);
  EXPECT_EQ(days_between("2026-03-01", "2026-02-28"), -1);
  EXPECT_FALSE(days_between("", "2026-02-28"));
  EXPECT_FALSE(days_between("2026-02-30", "2026-03-01"));
}

}  // namespace
}  // namespace lacuna::pipeline
