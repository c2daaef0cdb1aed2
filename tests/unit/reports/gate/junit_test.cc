#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/corpus/xml_events.h"
#include "reports/code_points.h"
#include "reports/gate/gate_cases.h"
#include "reports/gate/gate_writers.h"
#include "tests/support/sample_gate.h"
#include "tests/unit/reports/golden.h"

// That the bytes are JUnit, and that a reader of JUnit counts what is expected, is tested by check_junit.py.
namespace lacuna::reports {
namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

std::map<std::string, CaseOutcome> outcomes(const std::vector<GateCase>& cases) {
  std::map<std::string, CaseOutcome> by_name;
  for (const GateCase& one : cases) by_name[one.name] = one.outcome;
  return by_name;
}

SuiteGate one_metric(Verdict verdict) {
  SuiteGate suite{.name = "one", .in_baseline = true, .verdict = verdict};
  suite.metrics = {{.score = {.metric = "BLEU", .value = 30.0, .reason = {}, .components = {}, .signature = "tok:13a"},
                    .baseline = 31.0,
                    .verdict = verdict,
                    .reason = "dropped"}};
  return suite;
}

/// A test case as a reader of XML sees it.
struct ReadCase {
  std::string suite;
  std::string name;
  std::string outcome = {};
  std::string message = {};
  std::string text = {};

  friend bool operator==(const ReadCase&, const ReadCase&) = default;
};

class CaseReader : public corpus::XmlHandler {
 public:
  std::optional<std::string> on_event(const corpus::XmlEvent& event) override {
    if (event.kind == corpus::XmlKind::kStart) {
      if (event.name.local == "testcase") {
        cases.push_back({std::string(*event.attribute("classname")), std::string(*event.attribute("name"))});
      } else if (!cases.empty() && event.name.local != "testsuite") {
        cases.back().outcome = event.name.local;
        cases.back().message = event.attribute("message").value_or("");
        is_inside_ = true;
      }
    } else if (event.kind == corpus::XmlKind::kEnd) {
      is_inside_ = false;
    } else if (is_inside_) {
      cases.back().text += event.text;
    }
    return std::nullopt;
  }

  std::vector<ReadCase> cases;

 private:
  bool is_inside_ = false;
};

std::vector<ReadCase> read_back(const std::string& xml) {
  CaseReader reader;
  const Status read = corpus::read_xml(xml, {.path = "report.xml"}, reader);
  EXPECT_TRUE(read) << read.error().to_string();
  return reader.cases;
}

/// What XML can hold of a text, on one line.
std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint code = code_point_at(text, at);
    const bool is_space = code.value == '\n' || code.value == '\r' || code.value == '\t';
    base::append_code_point(out, is_space                      ? U' '
                                 : is_control(code.value)      ? picture_of_control(code.value)
                                 : is_bidi_control(code.value) ? kReplacement
                                                               : code.value);
    at = code.end;
  }
  return out;
}

std::vector<ReadCase> expected(std::string_view suite, const std::vector<GateCase>& cases) {
  std::vector<ReadCase> read;
  for (const GateCase& one : cases) {
    ReadCase next{shown(suite), shown(one.name)};
    for (const std::string& detail : all_lines(one)) (next.text += next.text.empty() ? "" : "\n") += shown(detail);
    if (one.outcome == CaseOutcome::kPassed) {
      next.outcome = all_lines(one).empty() ? "" : "system-out";
    } else {
      next.outcome = one.outcome == CaseOutcome::kSkipped  ? "skipped"
                     : one.outcome == CaseOutcome::kFailed ? "failure"
                                                           : "error";
      next.message = shown(one.message);
    }
    read.push_back(std::move(next));
  }
  return read;
}

TEST(Junit, EveryTextComesBackAsItIsShown) {
  for (const GateReport& report : {test::failing_gate(), test::passing_gate(), test::broken_gate(),
                                   test::gate_without_baseline(), test::hostile_gate()}) {
    std::vector<ReadCase> all = expected("gate", run_cases(report));
    for (const SuiteGate& suite : report.suites) {
      for (ReadCase& one : expected(suite.name, cases_of(report, suite))) all.push_back(std::move(one));
    }
    EXPECT_EQ(read_back(to_junit(report)), all);
  }
}

TEST(Junit, SampleIsApproved) { test::expect_golden(to_junit(test::failing_gate()), "gate.junit.xml"); }

TEST(Junit, FailuresHaveValueThresholdAndInterval) {
  const std::string xml = to_junit(test::failing_gate());
  EXPECT_NE(
      xml.find("<failure message=\"BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted\" type=\"metric\">value: "
               "30.25\nbaseline: 34.50\ngain: -4.25\ninterval: -5.50 to -3.00\nalpha: 0.0125\naccepted drop: 0.50\n"),
      std::string::npos);
  EXPECT_NE(
      xml.find("<failure message=\"1 new critical finding, 0 are accepted\" type=\"limit\">counted: 1\nallowed: 0\n"
               "test/news.vi:5: omission: The whole sentence is missing from the translation<"),
      std::string::npos);
  EXPECT_NE(xml.find("<failure message=\"1 new hard break\" type=\"hard-break\">test/news.vi:5: omission: The whole "
                     "sentence is missing from the translation<"),
            std::string::npos);
}

TEST(Junit, InconclusiveIsAsThePolicySays) {
  GateReport report = test::failing_gate();
  for (const auto& [policy, skipped] :
       {std::pair(InconclusivePolicy::kPass, 1U), {InconclusivePolicy::kReport, 1U}, {InconclusivePolicy::kFail, 0U}}) {
    report.inconclusive = policy;
    const std::string xml = to_junit(report);
    EXPECT_EQ(count(xml, "<skipped "), skipped);
    EXPECT_EQ(count(xml, "<failure "), 4 - skipped);
  }
}

TEST(Junit, ARunThatFailedIsNeverGreen) {
  for (const Verdict verdict : {Verdict::kFail, Verdict::kError}) {
    GateReport report;
    report.verdict = verdict;
    EXPECT_EQ(count(to_junit(report), verdict == Verdict::kFail ? "<failure " : "<error "), 1U);
    report.verdict = Verdict::kPass;
    report.suites = {{.name = "odd", .in_baseline = true, .verdict = verdict, .reasons = {"one", "two"}}};
    const std::string xml = to_junit(report);
    EXPECT_EQ(count(xml, verdict == Verdict::kFail ? "<failure " : "<error "), 1U);
    EXPECT_NE(xml.find("message=\"one; two\""), std::string::npos);
  }
}

TEST(Junit, WhatPassesHasNoFailure) {
  const std::string xml = to_junit(test::passing_gate());
  for (const char* element : {"<failure", "<error", "<skipped"}) EXPECT_EQ(count(xml, element), 0U) << element;
  EXPECT_NE(xml.find("failures=\"0\" errors=\"0\""), std::string::npos);
}

TEST(Junit, AnEmptyRunIsASuiteThatPasses) {
  const std::string xml = to_junit(GateReport{});
  EXPECT_EQ(count(xml, "<testsuite "), 1U);
  EXPECT_EQ(count(xml, "<testcase "), 2U);
}

TEST(Junit, BytesDependOnTheReportOnly) { EXPECT_EQ(to_junit(test::hostile_gate()), to_junit(test::hostile_gate())); }

TEST(GateCases, WhatCannotBeComparedIsAnError) {
  const GateReport report = test::broken_gate();
  for (const SuiteGate& suite : report.suites) {
    EXPECT_EQ(outcomes(cases_of(report, suite))["comparable with the baseline"], CaseOutcome::kError);
  }
  const std::vector<GateCase> run = run_cases(report);
  EXPECT_EQ(outcomes(run)["baseline"], CaseOutcome::kError);
  EXPECT_EQ(outcomes(run)["verdict"], CaseOutcome::kPassed) << "all of it is said";
  const SuiteGate unread{.name = "one"};
  for (const GateCase& one : cases_of(report, unread)) {
    EXPECT_EQ(one.message, "not compared: the baseline cannot be read");
  }
  EXPECT_EQ(run[0].message, "lacuna.baseline.json:12: byte 345: not a baseline: expected a ','");
}

TEST(GateCases, ASuiteThatTheBaselineLacksIsSkippedAndItsVerdictSaid) {
  const GateReport report = test::gate_without_baseline();
  const auto suite = outcomes(cases_of(report, report.suites[1]));
  EXPECT_EQ(suite.at("comparable with the baseline"), CaseOutcome::kSkipped);
  EXPECT_EQ(suite.at("verdict"), CaseOutcome::kFailed);
  EXPECT_EQ(outcomes(run_cases(report)).at("verdict"), CaseOutcome::kFailed);
}

TEST(GateCases, NamesAreUnlikeEachOther) {
  SuiteGate suite = one_metric(Verdict::kPass);
  suite.metrics.push_back(suite.metrics[0]);
  suite.metrics[1].score.signature = "tok:zh";
  suite.metrics.push_back(suite.metrics[1]);
  suite.metrics.push_back(suite.metrics[0]);
  suite.metrics[3].score.metric = "verdict";
  suite.budgets = {{.scope = "all"}, {.scope = "all"}};
  suite.verdict = Verdict::kFail;
  suite.reasons = {"why"};
  const std::vector<GateCase> cases = cases_of(GateReport{}, suite);
  std::set<std::string> names;
  for (const GateCase& one : cases) names.insert(one.name);
  EXPECT_EQ(names, (std::set<std::string>{"BLEU (tok:13a)", "BLEU (tok:zh)", "BLEU (tok:zh) #2", "verdict",
                                          "verdict #2", "all max", "all max #2", "comparable with the baseline"}));
  EXPECT_EQ(names.size(), cases.size());
}

TEST(GateCases, UndefinedScoresSayWhy) {
  SuiteGate suite = one_metric(Verdict::kError);
  suite.metrics[0].score.value.reset();
  suite.metrics[0].score.reason = "no reference";
  const GateCase one = cases_of(GateReport{}, suite)[0];
  EXPECT_EQ(one.outcome, CaseOutcome::kError);
  EXPECT_EQ(one.details[0], "value: undefined, no reference");
  EXPECT_FALSE(one.actual);
  EXPECT_EQ(one.expected, 31.0);
}

TEST(GateCases, LimitsOfTheScoreAreTold) {
  SuiteGate suite = one_metric(Verdict::kFail);
  MetricGate& gate = suite.metrics[0];
  gate.baseline.reset();
  gate.max = 25.5;
  gate.max_drop = 0.25;
  gate.direction = Direction::kLower;
  const GateCase one = cases_of(GateReport{}, suite)[0];
  EXPECT_EQ(one.expected, 25.5);
  for (const char* line :
       {"highest accepted value: 25.50", "largest accepted drop as measured: 0.25", "lower values are better"}) {
    EXPECT_EQ(std::count(one.details.begin(), one.details.end(), line), 1) << line;
  }
}

TEST(GateCases, NumbersHaveTheDigitsOfTheirMetric) {
  SuiteGate suite = one_metric(Verdict::kFail);
  MetricGate& gate = suite.metrics[0];
  gate.score.value = 2.0 / 3.0;
  gate.baseline = 1.0 / 3.0;
  gate.gain = GainInterval{-1e-9, -1.0 / 3.0, 1.0 / 7.0};
  gate.alpha = 0.05 / 12.0;
  gate.decimals = 4;
  const GateCase one = cases_of(GateReport{}, suite)[0];
  EXPECT_EQ(std::vector<std::string>(one.details.begin(), one.details.begin() + 5),
            (std::vector<std::string>{"value: 0.6667", "baseline: 0.3333", "gain: 0.0000",
                                      "interval: -0.3333 to 0.1429", "alpha: 0.004167"}));
  EXPECT_EQ(number_of(one, *one.actual), "0.6667");
  suite.budgets = {{.scope = "all", .limit = BudgetLimit::kMaxRate, .allowed = 0.1, .counted = 1.0 / 3.0}};
  const GateCase limit = cases_of(GateReport{}, suite)[1];
  EXPECT_EQ(limit.details, (std::vector<std::string>{"counted: 0.3333", "allowed: 0.1"}));
  EXPECT_EQ(number_of(limit, 120.0), "120");
}

TEST(GateCases, LimitsNameTheFirstFindingsThatTheyCount) {
  GateReport report = test::failing_gate();
  SuiteGate& suite = report.suites[0];
  const auto places = [&](const char* scope, BudgetLimit limit) {
    suite.budgets = {{.scope = scope, .limit = limit, .verdict = Verdict::kFail}};
    return cases_of(report, suite)[suite.metrics.size()].places;
  };
  EXPECT_EQ(places("all", BudgetLimit::kMax).size(), suite.check->findings.size());
  EXPECT_EQ(places("omission", BudgetLimit::kMaxNew).size(), 4U);
  EXPECT_EQ(places("number", BudgetLimit::kMax).size(), 2U);
  EXPECT_TRUE(places("number", BudgetLimit::kMaxNew).empty()) << "none is new";
  EXPECT_EQ(places("critical", BudgetLimit::kMax)[0],
            "test/news.vi:5: omission: The whole sentence is missing from the translation");
  suite.check->findings.assign(25, suite.check->findings[0]);
  suite.findings.assign(25, {});
  EXPECT_EQ(places("all", BudgetLimit::kMaxNew).size(), 21U);
  EXPECT_EQ(places("all", BudgetLimit::kMaxNew).back(), "… and 5 more");
  suite.budgets[0].verdict = Verdict::kPass;
  EXPECT_TRUE(cases_of(report, suite)[suite.metrics.size()].places.empty()) << "a limit that is kept";
}

TEST(GateCases, FindingsCountAsTheBaselineSays) {
  SuiteGate suite{.name = "one"};
  suite.findings = {
      {.state = FindingState::kNew}, {.state = FindingState::kUnchanged}, {.state = FindingState::kExpired}};
  EXPECT_TRUE(is_added(suite, 0));
  EXPECT_FALSE(is_added(suite, 1));
  EXPECT_TRUE(is_added(suite, 2));
  EXPECT_FALSE(is_added(suite, 3));
}

}  // namespace
}  // namespace lacuna::reports
