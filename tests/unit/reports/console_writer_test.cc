#include "reports/console_writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "reports/code_points.h"
#include "reports/display_width.h"
#include "tests/support/report_builder.h"
#include "tests/support/sample_report.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string without_styles(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {
      i = text.find('m', i);
    } else {
      plain += text[i];
    }
  }
  return plain;
}

// A report with one unit and one finding on the words between the brackets.
RunReport one_finding(const std::string& left, const std::string& words, const std::string& right) {
  test::ReportBuilder builder("vi", "en");
  const std::string text = left + words + right;
  builder.unit(text, "x");
  Finding& finding = builder.finding("omission", Severity::kMajor, 0.9, std::nullopt, std::nullopt, "message");
  const std::size_t begin = builder.report().units[0].source->begin + left.size();
  finding.source = TextSpan{begin, begin + words.size(), words};
  return builder.report();
}

// The lines of the source side of `one_finding`, without their margin.
std::vector<std::string> source_lines(const RunReport& report, std::size_t width, bool color = false) {
  std::vector<std::string> found;
  bool is_inside = false;
  for (const std::string& line : lines_of(to_console(report, {.color = color, .width = width}))) {
    const std::string plain = without_styles(line);
    if (plain.starts_with("   vi  ")) is_inside = true;
    if (plain.starts_with("   en  ")) is_inside = false;
    if (is_inside) found.push_back((color ? line : plain.substr(7)));
  }
  return found;
}

TEST(ConsoleWriter, SampleIsApproved) { test::expect_golden(to_console(test::sample_report()), "sample.txt"); }

TEST(ConsoleWriter, ColourSampleIsApproved) {
  test::expect_golden(to_console(test::sample_report(), {.color = true, .max_findings = 5, .width = 72}),
                      "sample.ansi.txt");
}

TEST(ConsoleWriter, EmptyReport) { EXPECT_EQ(to_console(RunReport{}), "lacuna \n\n0 passages, nothing found\n"); }

TEST(ConsoleWriter, NoEscapeWithoutColour) {
  for (const RunReport& report : {test::sample_report(), test::hostile_report()}) {
    EXPECT_EQ(to_console(report).find('\x1b'), std::string::npos);
  }
}

TEST(ConsoleWriter, DocumentsCannotSteerTheTerminal) {
  for (const bool color : {false, true}) {
    const std::string text = without_styles(to_console(test::hostile_report(), {.color = color}));
    for (std::size_t position = 0; position < text.size();) {
      const CodePoint code = code_point_at(text, position);
      EXPECT_TRUE(code.value == '\n' || !is_control(code.value)) << position;
      EXPECT_FALSE(is_bidi_control(code.value)) << position;
      position = code.end;
    }
  }
}

TEST(ConsoleWriter, LimitsTheFindings) {
  const std::string text = to_console(test::sample_report(), {.max_findings = 2});
  EXPECT_NE(text.find("\n2  critical"), std::string::npos);
  EXPECT_EQ(text.find("\n3  "), std::string::npos);
  EXPECT_NE(text.find("… and 7 more findings in the full report\n"), std::string::npos);
  EXPECT_NE(to_console(test::sample_report(), {.max_findings = 0}).find("… and 9 more"), std::string::npos);
}

TEST(ConsoleWriter, FindingsKeepToTheWidth) {
  const RunReport report = test::sample_report();
  for (std::size_t width = 40; width <= 130; width += 3) {
    for (const std::string& line : lines_of(to_console(report, {.width = width}))) {
      if (line.starts_with(" ") && !line.starts_with("  source") && !line.starts_with("  target")) {
        EXPECT_LE(display_width(line), width) << line;
      }
    }
  }
}

TEST(ConsoleWriter, ShortensAroundTheWords) {
  std::string left;
  std::string right;
  for (int i = 0; i < 60; ++i) {
    left += "left" + std::to_string(i) + " ";
    right += " right" + std::to_string(i);
  }
  const std::vector<std::string> lines = source_lines(one_finding(left, "dropped words", right), 80);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].starts_with("… left")) << lines[0];
  EXPECT_NE(lines[0].find(" left59 »dropped words« right0 "), std::string::npos) << lines[0];
  EXPECT_TRUE(lines[0].ends_with(" …")) << lines[0];
  EXPECT_GE(display_width(lines[0]), 60U);
}

TEST(ConsoleWriter, UsesTheRoomOfTheOtherSide) {
  const std::vector<std::string> lines = source_lines(
      one_finding("", "first words", " and a long rest of the sentence that would not fit in half of it"), 90);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0], "»first words« and a long rest of the sentence that would not fit in half of it");
}

TEST(ConsoleWriter, LongWordsGetSomeLinesAndAnEllipsis) {
  std::string words = "first";
  for (int i = 0; i < 400; ++i) words += " word" + std::to_string(i);
  const std::vector<std::string> lines = source_lines(one_finding("before ", words, " after"), 80);
  EXPECT_GE(lines.size(), 3U);
  EXPECT_LE(lines.size(), 5U);
  std::string all;
  for (const std::string& line : lines) all += line;
  EXPECT_NE(all.find("before »first"), std::string::npos);
  EXPECT_NE(all.find("…« after"), std::string::npos) << all;
}

TEST(ConsoleWriter, StylesEndWithTheLine) {
  std::string words = "first";
  for (int i = 0; i < 20; ++i) words += " word" + std::to_string(i);
  const std::vector<std::string> lines = source_lines(one_finding("a ", words, " z"), 60, true);
  ASSERT_GE(lines.size(), 2U);
  EXPECT_NE(lines[0].find("\x1b[1;4;31mfirst"), std::string::npos);
  for (const std::string& line : lines) {
    const std::size_t last = line.rfind('\x1b');
    if (last != std::string::npos) {
      EXPECT_EQ(line.substr(last, 4), "\x1b[0m");
    }
  }
}

TEST(ConsoleWriter, WideTextIsCutByCells) {
  std::string left;
  for (int i = 0; i < 100; ++i) left += "漢";
  const std::vector<std::string> lines = source_lines(one_finding(left, "翻訳", left), 60);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_LE(display_width(lines[0]), 53U);
  EXPECT_GE(display_width(lines[0]), 48U);
  EXPECT_NE(lines[0].find("漢»翻訳«漢"), std::string::npos) << lines[0];
}

TEST(ConsoleWriter, VeryLongUnitsStayCheap) {
  std::string left(20'000'000, 'x');
  const std::vector<std::string> lines = source_lines(one_finding(left, "dropped", left), 80);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NE(lines[0].find("x»dropped«x"), std::string::npos);
}

TEST(ConsoleWriter, FindingOnNoUnitIsStillTold) {
  RunReport report;
  report.findings.resize(1);
  report.findings[0].rule = "omission";
  report.findings[0].unit = 5;
  report.findings[0].message = "told";
  EXPECT_NE(to_console(report).find("told"), std::string::npos);
}

TEST(ConsoleWriter, TableIsApproved) {
  test::expect_golden(to_console(test::sample_report(), {.table = true}), "sample.table.txt");
}

TEST(ConsoleWriter, SeveralRunsAreApproved) {
  const std::vector<NamedRun> runs = test::sample_runs();
  test::expect_golden(to_console({.runs = runs}, {.max_findings = 6}), "runs.txt");
  test::expect_golden(to_console({.runs = runs}, {.color = true, .width = 80, .table = true}), "runs.table.ansi.txt");
}

TEST(ConsoleWriter, ATableHasALineForEachFindingThatFits) {
  for (const std::size_t width : {40U, 60U, 100U, 300U}) {
    for (const RunReport& report : {test::sample_report(), test::hostile_report()}) {
      const std::string text = to_console(report, {.width = width, .table = true});
      std::size_t rows = 0;
      bool is_table = false;
      for (const std::string& line : lines_of(text)) {
        if (line.empty()) is_table = false;
        if (is_table) {
          ++rows;
          EXPECT_LE(display_width(line), std::max<std::size_t>(width, 90)) << line;
        }
        if (line.starts_with("#  severity")) is_table = true;
      }
      EXPECT_EQ(rows, report.findings.size()) << text;
    }
  }
}

TEST(ConsoleWriter, ATableOfNothing) {
  EXPECT_EQ(to_console(RunReport{}, {.table = true}), to_console(RunReport{}));
  const std::string none = to_console(test::sample_report(), {.max_findings = 0, .table = true});
  EXPECT_NE(none.find("… and 9 more findings in the full report"), std::string::npos);
  EXPECT_EQ(none.find("severity"), std::string::npos);
}

TEST(ConsoleWriter, ColumnsOfATableStandBelowEachOtherInWideScripts) {
  test::ReportBuilder builder("zh", "en");
  builder.unit("第一", "first").place = UnitPlace{.name = "菜单", .line = 1, .index = 0};
  builder.finding("number", Severity::kMinor, 0.5, std::nullopt, std::nullopt, "MESSAGE");
  builder.unit("第二", "second").place = UnitPlace{.name = "menü", .line = 2, .index = 1};  // a combining mark
  builder.finding("omission", Severity::kMajor, 0.5, std::nullopt, std::nullopt, "MESSAGE");
  std::vector<std::size_t> columns;
  for (const std::string& line : lines_of(to_console(builder.report(), {.table = true}))) {
    const std::size_t at = line.find("MESSAGE");
    if (at != std::string::npos) columns.push_back(display_width(line.substr(0, at)));
  }
  ASSERT_EQ(columns.size(), 2U);
  EXPECT_EQ(columns[0], columns[1]);
}

}  // namespace
}  // namespace lacuna::reports
