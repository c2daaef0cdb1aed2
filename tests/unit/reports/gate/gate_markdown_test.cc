#include <gtest/gtest.h>
#include <md4c.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reports/gate/gate_writers.h"
#include "reports/gate/markdown_text.h"
#include "tests/support/rendered_markdown.h"
#include "tests/support/sample_gate.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

using test::render;
using test::Rendered;

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

TEST(GateMarkdown, SamplesAreApproved) {
  test::expect_golden(to_markdown(test::failing_gate()), "gate_failing.md");
  test::expect_golden(to_markdown(test::passing_gate()), "gate_passing.md");
  test::expect_golden(to_markdown(test::broken_gate()), "gate_broken.md");
  test::expect_golden(to_markdown(test::hostile_gate()), "gate_hostile.md");
}

TEST(GateMarkdown, VerdictIsTheHeading) {
  EXPECT_TRUE(to_markdown(test::failing_gate()).starts_with("## ❌ Lacuna gate: fail\n"));
  EXPECT_TRUE(to_markdown(test::passing_gate()).starts_with("## ✅ Lacuna gate: pass\n"));
  EXPECT_TRUE(to_markdown(test::broken_gate()).starts_with("## ❌ Lacuna gate: error\n"));
}

TEST(GateMarkdown, HostileTextsDoNotBreakOut) {
  const Rendered hostile = render(to_markdown(test::hostile_gate()));
  const std::set<std::string> ours = {"<details>", "</details>", "<summary>", "</summary>",
                                      "<code>",    "</code>",    "<span>",    "</span>"};
  for (const std::string& element : hostile.elements) EXPECT_TRUE(ours.contains(element)) << element;
  for (const int span : {MD_SPAN_A, MD_SPAN_IMG, MD_SPAN_DEL}) EXPECT_FALSE(hostile.spans.contains(span)) << span;
  EXPECT_FALSE(has(hostile.text, "\x1b"));
  // Tables: one of metrics with 10 columns, one of findings with 5.
  EXPECT_EQ(hostile.rows, (1 + 3) + (1 + 3));
  EXPECT_EQ(hostile.cells, (1 + 3) * 10 + (1 + 3) * 5);
  EXPECT_EQ(hostile.headings, 3U);
}

// As running text, at the begin of an item, in a cell.
TEST(GateMarkdown, TextStaysText) {
  for (const char* hostile : {"@someone",
                              "a @org/team b",
                              "#123",
                              "# heading",
                              "org/project#1",
                              "GH-12",
                              "- item",
                              "+ item",
                              "1. item",
                              "12) item",
                              "===",
                              "---",
                              "***bold***",
                              "__bold__",
                              "~~gone~~",
                              "[x](http://example.org)",
                              "![x](y)",
                              "http://example.org",
                              "www.example.org",
                              "<http://example.org>",
                              "a@example.org",
                              "`code",
                              "``",
                              "a | b",
                              "| a | b |",
                              "\\",
                              "\\|",
                              "&lt;b&gt;",
                              "<b>",
                              "</details>",
                              "<!-- x",
                              "> quote",
                              "    code",
                              "$x$ and $y$",
                              "line\nbreak\n\n# heading",
                              "\tcode",
                              "[x]: http://example.org",
                              "- [ ] task",
                              "\x1b[31m",
                              "!12"}) {
    const std::string safe = markdown_text(hostile, 100);
    const std::string code = markdown_code(hostile, 100);
    for (const std::string& text : {safe, "- " + safe, code, "- " + code, "## " + code}) {
      const Rendered rendered = render(text);
      for (const std::string& element : rendered.elements) {
        EXPECT_TRUE(element == "<span>" || element == "</span>" || element == "<code>" || element == "</code>") << text;
      }
      for (const int span : {MD_SPAN_A, MD_SPAN_IMG, MD_SPAN_EM, MD_SPAN_STRONG, MD_SPAN_DEL}) {
        EXPECT_FALSE(rendered.spans.contains(span)) << text;
      }
      EXPECT_EQ(rendered.headings, text.starts_with("## ") ? 1U : 0U) << text;
      EXPECT_EQ(text.find('\n'), std::string::npos);
    }
    const Rendered table = render("| a | b |\n|---|---|\n| " + safe + " | " + code + " |\n");
    EXPECT_EQ(table.cells, 4U) << hostile;
    EXPECT_EQ(table.rows, 2U) << hostile;
    // A host looks for these in the finished text.
    const std::string shown = render(safe).text;
    for (const char* called : {"@someone", "@org", "#123", "#1", "GH-12", "@example", "://e", "www.", "!12"}) {
      EXPECT_FALSE(has(shown, called)) << shown;
    }
  }
}

TEST(GateMarkdown, OrdinaryTextIsReadable) {
  EXPECT_EQ(markdown_text("BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted", 100),
            "BLEU dropped by 4.25 (3.00 to 5.50), 0.50 is accepted");
  EXPECT_EQ(markdown_text("“người mắc bệnh nền” isn't there: why?", 100), "“người mắc bệnh nền” isn't there: why?");
  EXPECT_EQ(markdown_code("out/news.en:5", 100), "`out/news.en:5`");
  EXPECT_EQ(markdown_text("a long sentence that goes on", 10), "a long …");
}

TEST(GateMarkdown, AtMostSoManyFindings) {
  const std::string text = to_markdown(test::failing_gate(), 1);
  EXPECT_TRUE(has(text, "… and 3 more new findings"));
  EXPECT_TRUE(has(text, "**hard break**"));
  EXPECT_FALSE(has(text, "One item of the list"));
}

TEST(GateMarkdown, LongReportIsCutAndSaysSo) {
  GateReport report = test::failing_gate();
  EXPECT_FALSE(has(to_markdown(report), "This is cut"));
  const SuiteGate suite = report.suites[0];
  for (int i = 0; i < 200; ++i) report.suites.push_back(suite);
  for (std::size_t i = 0; i < report.suites.size(); ++i) report.suites[i].name += " " + std::to_string(i);
  for (const std::size_t limit : {0U, 1U, 20U}) {
    const std::string text = to_markdown(report, limit);
    EXPECT_LE(text.size(), 60000U);
    EXPECT_GT(text.size(), 50000U);
    EXPECT_TRUE(has(text, "This is cut"));
    std::size_t open = 0;
    for (std::size_t at = text.find("<details>"); at != std::string::npos; at = text.find("<details>", at + 1)) ++open;
    for (std::size_t at = text.find("</details>"); at != std::string::npos; at = text.find("</details>", at + 1))
      --open;
    EXPECT_EQ(open, 0U);
    EXPECT_TRUE(has(text, "**What to do next**"));
    for (std::size_t i = 0; i < report.suites.size(); ++i) {
      EXPECT_TRUE(report.suites[i].verdict == Verdict::kPass || has(text, "`" + report.suites[i].name + "`")) << i;
    }
  }
}

TEST(GateMarkdown, SuitesShareTheRoom) {
  GateReport report = test::failing_gate();
  SuiteGate& many = report.suites[0];
  many.check->findings.assign(500, many.check->findings[0]);
  many.findings.assign(500, {});
  SuiteGate last = test::failing_gate().suites[0];
  last.name = "the last one";
  report.suites.push_back(last);
  const std::string text = to_markdown(report, 500);
  EXPECT_LE(text.size(), 60000U);
  EXPECT_TRUE(has(text, "This is cut"));
  EXPECT_TRUE(has(text, "more new findings"));
  const std::string section = text.substr(text.find("### ❌ `the last one`"));
  for (const char* what : {"hard break", "One item of the list", "150 doses", "is missing from the title"}) {
    EXPECT_TRUE(has(section, what)) << what;
  }
}

TEST(GateMarkdown, InconclusiveRunSaysWhatBecomesOfIt) {
  GateReport report = test::failing_gate();
  report.verdict = Verdict::kInconclusive;
  EXPECT_TRUE(to_markdown(report).starts_with("## ⚠️ Lacuna gate: inconclusive, passes\n"));
  report.inconclusive = InconclusivePolicy::kFail;
  EXPECT_TRUE(to_markdown(report).starts_with("## ⚠️ Lacuna gate: inconclusive, fails\n"));
  report.inconclusive = InconclusivePolicy::kReport;
  EXPECT_TRUE(to_markdown(report).starts_with("## ⚠️ Lacuna gate: inconclusive, exit code 3\n"));
}

TEST(GateMarkdown, WhatHasExpiredIsNotCalledNew) {
  GateReport report = test::failing_gate();
  for (FindingGate& gate : report.suites[0].findings) gate = {.state = FindingState::kExpired, .since = "2026-01-01"};
  EXPECT_TRUE(has(to_markdown(report, 1), "| expired finding |"));
  EXPECT_TRUE(has(to_markdown(report, 1), "… and 8 more expired findings"));
  report.suites[0].findings[0] = {};
  EXPECT_TRUE(has(to_markdown(report, 1), "| new or expired finding |"));
}

TEST(GateMarkdown, FailingMetricsStayAboveTheFold) {
  GateReport report = test::passing_gate();
  const SuiteGate suite = report.suites[0];
  for (int i = 0; i < 100; ++i) report.suites.push_back(suite);
  SuiteGate bad = test::failing_gate().suites[0];
  bad.name = "the last one";
  report.suites.push_back(bad);
  report.verdict = Verdict::kFail;
  const std::string text = to_markdown(report);
  const std::size_t first_row = text.find("|---");
  EXPECT_EQ(text.find("| ❌ | `the last one` | BLEU |"), text.find('\n', first_row) + 1);
  EXPECT_TRUE(has(text, "more metrics</summary>"));
}

TEST(GateMarkdown, OneHugeTextDoesNotFillIt) {
  GateReport report = test::failing_gate();
  report.suites[0].reasons[0].append(100000, 'x');
  report.suites[0].check->findings[0].message.append(100000, 'y');
  const std::string text = to_markdown(report);
  EXPECT_LT(text.size(), 10000U);
  EXPECT_FALSE(has(text, "This is cut"));
}

}  // namespace
}  // namespace lacuna::reports
