#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <string_view>

#include "reports/gate/gate_writers.h"
#include "reports/gate/interval_svg.h"
#include "reports/html_page.h"
#include "tests/support/html_tags.h"
#include "tests/support/sample_gate.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

std::vector<GateReport> all_gates() {
  return {test::failing_gate(), test::passing_gate(), test::gate_without_baseline(),
          test::broken_gate(),  test::hostile_gate(), GateReport{}};
}

std::set<std::string> elements(std::string_view page) {
  std::set<std::string> names;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::string_view tag = page.substr(at + 1, page.find_first_of("> ", at) - at - 1);
    if (!tag.starts_with('/')) names.emplace(tag);
  }
  return names;
}

// The trends are another writer's.
GateReport without_history(GateReport report) {
  report.history.clear();
  return report;
}

TEST(GateHtml, SampleIsApproved) {
  test::expect_golden(to_html(without_history(test::failing_gate())), "gate_failing.html");
}

TEST(GateHtml, EveryElementIsClosed) {
  for (const GateReport& report : all_gates()) EXPECT_EQ(test::unbalanced(to_html(report)), "");
}

TEST(GateHtml, HostileTextsMakeNoElement) {
  const std::set<std::string> known = elements(to_html(without_history(test::failing_gate())));
  for (const std::string& name : elements(to_html(without_history(test::hostile_gate())))) {
    EXPECT_TRUE(known.contains(name)) << name;
  }
  const std::string page = to_html(test::hostile_gate());
  EXPECT_FALSE(has(page, "<script"));
  EXPECT_FALSE(has(page, " onerror=\""));
  EXPECT_FALSE(has(page, "\x1b"));
  EXPECT_TRUE(has(page, "&lt;script&gt;alert(1)"));
}

TEST(GateHtml, LoadsNothingAndAllowsItsStyleOnly) {
  for (const GateReport& report : all_gates()) {
    const std::string page = to_html(without_history(report));
    for (const char* what :
         {"<script", "<img", "<link", "<iframe", " style=", "url(", "@import", "http://", "https://"}) {
      EXPECT_FALSE(has(page, what)) << what;
    }
    const std::string_view style = test::between(page, "<style>", "</style>");
    EXPECT_TRUE(has(page, "default-src 'none'; style-src 'sha256-" + policy_hash(style) + "';"));
    EXPECT_FALSE(has(page, "unsafe"));
  }
}

TEST(GateHtml, WordsAreMarked) {
  const std::string page = to_html(test::failing_gate());
  EXPECT_TRUE(has(page, "phụ nữ mang thai, <mark class=\"omission\">người mắc bệnh nền</mark>, nhân viên"));
  EXPECT_TRUE(has(page, "Nothing in the translation"));
  EXPECT_TRUE(has(page, "<span class=\"breaks\">Hard break</span>"));
}

TEST(GateHtml, SuitesWithTroubleAreOpen) {
  const std::string page = to_html(test::failing_gate());
  EXPECT_TRUE(has(page, "<details class=\"suite\" id=\"s1\" open>"));
  EXPECT_TRUE(has(page, "<details class=\"suite\" id=\"s2\" open>"));
  EXPECT_TRUE(has(page, "<details class=\"suite\" id=\"s3\">"));
  GateReport report = test::passing_gate();
  EXPECT_TRUE(has(to_html(report), "<details class=\"suite\" id=\"s1\">"));
  report.suites[0].findings[0].state = FindingState::kNew;
  EXPECT_TRUE(has(to_html(report), "<details class=\"suite\" id=\"s1\" open>")) << "so that it is printed";
}

TEST(GateHtml, WhatIsWrongIsThere) {
  const std::string page = to_html(test::broken_gate());
  for (const char* what : {"cannot be read: not a baseline: expected a &#39;,&#39; (line 12, byte 345)",
                           "the reference test/news.en is another", "out/large/course.en: cannot open: No such file"}) {
    EXPECT_TRUE(has(page, what)) << what;
  }
}

TEST(GateHtml, ManyFindingsAreCut) {
  GateReport report = test::failing_gate();
  SuiteGate& suite = report.suites[0];
  const Finding finding = suite.check->findings[0];
  suite.check->findings.assign(600, finding);
  suite.findings.assign(600, {});
  EXPECT_TRUE(has(to_html(report), "And 100 more new findings, in the JSON report."));
}

// The x of the first element of a class.
double x_of(const std::string& svg, const std::string& name, const char* attribute) {
  const std::size_t at = svg.find("class=\"" + name + "\"");
  if (at == std::string::npos) return -1.0;
  return std::stod(std::string(test::between(std::string_view(svg).substr(at), std::string(attribute) + "=\"", "\"")));
}

TEST(IntervalSvg, PlacesAreInOrderAndInside) {
  const MetricGate gate = test::failing_gate().suites[0].metrics[0];
  const std::string svg = interval_svg(gate);
  const double low = x_of(svg, "range", "x1");
  const double estimate = x_of(svg, "estimate", "cx");
  const double high = x_of(svg, "range", "x2");
  const double margin = x_of(svg, "margin", "x1");
  const double zero = x_of(svg, "zero", "x1");
  EXPECT_TRUE(0 < low && low < estimate && estimate < high && high < margin && margin < zero && zero < 160) << svg;
  // −5.50, −4.25, −3.00 on a line from −5.50 to 0, as far as a tenth can tell.
  EXPECT_NEAR((estimate - low) / (zero - low), 1.25 / 5.5, 0.001);
  EXPECT_TRUE(has(svg, "aria-label=\"gain −4.25, interval [−5.50, −3.00], margin 0.50\""));
}

TEST(IntervalSvg, IsEmptyWithoutAnInterval) {
  MetricGate gate = test::failing_gate().suites[0].metrics[0];
  gate.gain->high = std::numeric_limits<double>::infinity();
  EXPECT_EQ(interval_svg(gate), "");
  gate.gain.reset();
  EXPECT_EQ(interval_svg(gate), "");
}

TEST(IntervalSvg, OnePointIsDrawn) {
  MetricGate gate = test::failing_gate().suites[0].metrics[0];
  gate.gain = GainInterval{0.0, 0.0, 0.0};
  gate.margin = 0.0;
  const std::string svg = interval_svg(gate);
  EXPECT_EQ(x_of(svg, "estimate", "cx"), 80.0);
  EXPECT_FALSE(has(svg, "nan"));
  EXPECT_FALSE(has(svg, "class=\"margin\"")) << "none is accepted";
}

}  // namespace
}  // namespace lacuna::reports
