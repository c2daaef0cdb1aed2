#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "reports/display_width.h"
#include "reports/gate/gate_writers.h"
#include "tests/support/sample_gate.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool has(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }

std::vector<GateReport> all_gates() {
  return {test::failing_gate(), test::passing_gate(), test::gate_without_baseline(),
          test::broken_gate(),  test::hostile_gate(), GateReport{}};
}

TEST(GateConsole, SamplesAreApproved) {
  test::expect_golden(to_console(test::failing_gate()), "gate_failing.txt");
  test::expect_golden(to_console(test::passing_gate()), "gate_passing.txt");
  test::expect_golden(to_console(test::broken_gate()), "gate_broken.txt");
  test::expect_golden(to_console(test::gate_without_baseline(), {.color = true, .max_findings = 1, .width = 72}),
                      "gate_without_baseline.ansi.txt");
}

TEST(GateConsole, VerdictAndGravestReasonAreTheFirstLine) {
  EXPECT_EQ(lines_of(to_console(test::failing_gate()))[0],
            "FAIL  news: BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted; 3 more reasons below");
  EXPECT_EQ(lines_of(to_console(test::passing_gate()))[0],
            "PASS  3 suites, nothing got worse by more than is accepted");
  EXPECT_TRUE(to_console(test::broken_gate()).starts_with("ERROR  the baseline cannot be read"));
  EXPECT_TRUE(to_console(test::gate_without_baseline()).starts_with("FAIL  there is no baseline"));
}

TEST(GateConsole, PassHasALineForEachSuite) {
  GateReport report = test::passing_gate();
  report.remarks.clear();
  report.suites.pop_back();
  EXPECT_EQ(lines_of(to_console(report)).size(), 2 + 1 + report.suites.size());
}

TEST(GateConsole, InconclusiveRunSaysWhatBecomesOfIt) {
  GateReport report = test::failing_gate();
  report.suites.erase(report.suites.begin());
  report.verdict = Verdict::kInconclusive;
  EXPECT_TRUE(to_console(report).starts_with("INCONCLUSIVE, passes  course/large: BLEU may have dropped"));
  report.inconclusive = InconclusivePolicy::kFail;
  EXPECT_TRUE(to_console(report).starts_with("INCONCLUSIVE, fails  "));
  report.inconclusive = InconclusivePolicy::kReport;
  EXPECT_TRUE(to_console(report).starts_with("INCONCLUSIVE  "));
  EXPECT_TRUE(has(to_console(report), "more documents in the test set"));
}

TEST(GateConsole, EveryReasonIsToldOnce) {
  const std::string text = to_console(test::failing_gate());
  const std::string reason = "- BLEU dropped by 4.25";
  EXPECT_EQ(text.find(reason), text.rfind(reason));
  EXPECT_TRUE(has(text, reason));
  GateReport untold = test::failing_gate();
  untold.suites[0].reasons.clear();
  EXPECT_TRUE(has(to_console(untold), reason)) << "of the metric itself";
  EXPECT_TRUE(has(to_console(untold), "- 1 new critical finding")) << "of the limit itself";
}

TEST(GateConsole, HardBreaksComeFirst) {
  GateReport report = test::failing_gate();
  SuiteGate& suite = report.suites[0];
  std::size_t last = 0;
  for (std::size_t i = 0; i < suite.findings.size(); ++i) {
    suite.findings[i].hard_break = false;
    if (suite.findings[i].state == FindingState::kNew) last = i;
  }
  suite.findings[last].hard_break = true;
  for (const std::string& line : lines_of(to_console(report))) {
    if (!line.starts_with("  1  ")) continue;
    EXPECT_TRUE(line.starts_with("  1  HARD BREAK  major  omission")) << line;
    return;
  }
  FAIL() << "no finding is shown";
}

TEST(GateConsole, ExpiredFindingsAreShownAndKnownOnesCounted) {
  GateReport report = test::failing_gate();
  for (FindingGate& gate : report.suites[0].findings) gate = {.state = FindingState::kUnchanged, .since = "2026-01-01"};
  report.suites[0].findings[0].state = FindingState::kExpired;
  const std::string text = to_console(report);
  EXPECT_TRUE(has(text, "findings: 1 expired, 8 unchanged"));
  EXPECT_TRUE(has(text, "  1  expired (known since 2026-01-01)  critical"));
  EXPECT_FALSE(has(text, "  2  "));
}

TEST(GateConsole, NewFindingsOfASuiteThatPassesAreLines) {
  GateReport report = test::passing_gate();
  for (FindingGate& gate : report.suites[0].findings) gate = {};
  report.suites[0].findings[1] = {.state = FindingState::kExpired, .since = "2026-01-01"};
  const std::string text = to_console(report);
  EXPECT_TRUE(has(text, "\n      critical omission, test/news.vi:5: The whole sentence is missing from the"));
  EXPECT_TRUE(has(text, "\n      expired, critical number, out/news.en:"));
  EXPECT_TRUE(has(text, "\n      … and 6 more new or expired findings\n"));
  EXPECT_FALSE(has(to_console(report, {.max_findings = 0}), "The whole sentence"));
  for (const std::size_t width : {40U, 100U}) {
    const std::vector<std::string> lines = lines_of(to_console(report, {.width = width}));
    for (std::size_t i = 1; i < lines.size(); ++i) EXPECT_LE(display_width(lines[i]), width) << lines[i];
  }
}

TEST(GateConsole, AtMostSoManyFindings) {
  const std::string text = to_console(test::failing_gate(), {.max_findings = 1});
  EXPECT_TRUE(has(text, "… and 3 more new findings in the full report"));
  EXPECT_FALSE(has(text, "One item of the list"));
  EXPECT_FALSE(has(to_console(test::failing_gate(), {.max_findings = 0}), "HARD BREAK"));
}

TEST(GateConsole, BaselineIsALine) {
  EXPECT_TRUE(
      has(to_console(test::passing_gate()),
          "\nbaseline  lacuna.baseline.json: 43.2 kB, 28 days old (2026-11-01), Lacuna 0.6.0, 7 known findings\n"));
  GateReport report = test::gate_without_baseline();
  report.config_path = "a b/lacuna.json";
  EXPECT_TRUE(has(to_console(report, {.width = 200}),
                  "is not there; to make it, and commit it: lacuna gate --update --config 'a b/lacuna.json'\n"));
  report.baseline.written = true;
  report.baseline.bytes = 512;
  EXPECT_TRUE(has(to_console(report), "written by this run, 512 bytes"));
}

TEST(GateConsole, SuppressionsOfNoUseAreNamedOnce) {
  GateReport report = test::passing_gate();
  SuppressionUse unused{.conditions = "rule url", .reason = "old", .path = "lacuna.json", .line = 20};
  for (SuiteGate& suite : report.suites) {
    if (suite.check) suite.check->suppressions.push_back(unused);
  }
  const std::string note = "lacuna.json:20: suppression of rule url is unused";
  const std::string text = to_console(report);
  EXPECT_TRUE(has(text, note));
  EXPECT_EQ(text.find(note), text.rfind(note));
  report.suites[0].check->suppressions.back().matched = 1;
  EXPECT_FALSE(has(to_console(report), note)) << "it is of use in one of the suites";
  report.suites[0].check->suppressions.back().matched = 0;
  report.suites[1].error = Error{.message = "cannot open"};
  EXPECT_FALSE(has(to_console(report), note)) << "it may be of use in the suite that could not be run";
}

TEST(GateConsole, LinesFit) {
  for (const std::size_t width : {40U, 60U, 100U}) {
    for (const GateReport& report : all_gates()) {
      const std::vector<std::string> lines = lines_of(to_console(report, {.width = width}));
      bool is_words = false;
      for (std::size_t i = 1; i < lines.size(); ++i) {
        // The head of a suite and of a finding name places, which are not cut: they are searched for.
        const bool is_head = lines[i].starts_with("FAIL  ") || lines[i].starts_with("ERROR  ") ||
                             lines[i].starts_with("INCONCLUSIVE  ") ||
                             (lines[i].size() > 2 && lines[i][2] >= '1' && lines[i][2] <= '9');
        is_words = !lines[i].empty();
        EXPECT_TRUE(is_head || display_width(lines[i]) <= width) << lines[i];
      }
      EXPECT_TRUE(is_words) << "the last line is not empty";
    }
  }
}

TEST(GateConsole, TextsCannotSteer) {
  for (const std::size_t width : {40U, 47U, 61U, 100U}) {
    const std::string text = to_console(test::hostile_gate(), {.width = width});
    for (const char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
    for (const std::string& line : lines_of(text)) {
      const std::size_t begin = line.find_first_not_of(' ');
      EXPECT_FALSE(begin != std::string::npos && line.compare(begin, 2, "::") == 0) << line;
    }
    EXPECT_FALSE(has(text, "##")) << "TeamCity and Azure take commands from anywhere in a line";
    EXPECT_FALSE(has(text, "\u202e"));
  }
}

TEST(GateConsole, StylesAreClosedAndAddNothing) {
  const std::string styled = to_console(test::failing_gate(), {.color = true, .max_findings = 0});
  std::string plain;
  for (std::size_t i = 0; i < styled.size(); ++i) {
    if (styled[i] == '\x1b') {
      i = styled.find('m', i);
    } else {
      plain += styled[i];
    }
  }
  EXPECT_EQ(plain, to_console(test::failing_gate(), {.max_findings = 0}));
  for (const std::string& line : lines_of(styled)) {
    const std::size_t last = line.rfind("\x1b[");
    EXPECT_TRUE(last == std::string::npos || line.substr(last, 4) == "\x1b[0m") << line;
  }
}

}  // namespace
}  // namespace lacuna::reports
