// Console and Markdown, and how they word things.
#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "reports/compare/compare_wording.h"
#include "reports/compare/compare_writers.h"
#include "reports/display_width.h"
#include "tests/support/sample_comparison.h"

namespace lacuna::reports {
namespace {

using test::sample_comparison;

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(CompareWordingTest, SaysWhoIsBetterByWhat) {
  const std::vector<std::string> sentences = verdicts(sample_comparison());
  ASSERT_EQ(sentences.size(), 2U);
  EXPECT_EQ(sentences[0], "B is better than A by BLEU (+1.75); no difference is shown by TER (+0.25).");
  EXPECT_EQ(sentences[1], "C is worse than A by TER (+10.00).");
}

TEST(CompareWordingTest, Numbers) {
  EXPECT_EQ(letter_of(0), "A");
  EXPECT_EQ(letter_of(25), "Z");
  EXPECT_EQ(letter_of(26), "S27");
  EXPECT_EQ(value_text(-0.001, 2), "0.00");
  EXPECT_EQ(value_text(-1.5, 1), "−1.5");
  EXPECT_EQ(value_text(std::nullopt, 1), "–");
  MetricComparison length{.metric = "length", .direction = Direction::kNearerToIdeal, .ideal = 1.0};
  EXPECT_EQ(gain_of(length, 0.9, 1.05), 1);
  EXPECT_EQ(gain_of(length, 1.0, 1.05), -1);
  EXPECT_EQ(gain_of(length, 0.5, 1.5), 0);
}

TEST(CompareWordingTest, SaysThatTheTestCannotTell) {
  CompareReport report = sample_comparison();
  report.samples = 50;  // 3 comparisons: 3 / 51 is above .05
  EXPECT_TRUE(has(verdicts(report)[0], "; the test cannot tell by TER (+0.25)."));
  report.samples = 60;
  EXPECT_TRUE(has(verdicts(report)[0], "; no difference is shown by TER"));
  report.document_count = 3;
  EXPECT_TRUE(has(verdicts(report)[0], "; the test cannot tell by TER"));
}

TEST(CompareWordingTest, TheMethodNamesWhatWasResampled) {
  CompareReport report = sample_comparison();
  EXPECT_EQ(method_text(report),
            "95 % intervals and two-sided p-values of 10,000 resamples of 1,200 units; p (Holm) is corrected over 3 "
            "comparisons");
  report.document_count = 40;
  EXPECT_TRUE(has(method_text(report), "of 40 documents"));
  for (MetricComparison& metric : report.metrics) metric.differences.clear();
  EXPECT_EQ(method_text(report), "");
}

TEST(CompareConsoleTest, HasEveryPart) {
  const std::string text = to_console(sample_comparison());
  for (const char* part : {"3 systems, 1,200 units, 1 reference",
                           "A  base.txt  baseline",
                           "B is better than A by BLEU (+1.75)",
                           "old.txt leaves 3 of 1200 units empty.",
                           "30.50  ± 0.75",
                           "TER ↓",
                           "B − A",
                           "[+0.50, +3.00]",
                           "0.0002",
                           "better",
                           "BLEU by reference length",
                           "1–10 words",
                           "+1.50",
                           "F1 of words by word frequency",
                           "a | b",
                           "N-grams of the reference that C has less often than A",
                           "Units in which B differs most from A",
                           "Die [-Hund-] saß [-<script>alert(1)</script>-] .",
                           "Die {+Katze+} saß .",
                           "• “cat” is lost"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
  EXPECT_FALSE(has(text, "\x1b"));
}

TEST(CompareConsoleTest, ColoursTakeThePlaceOfBrackets) {
  const std::string text = to_console(sample_comparison(), {.color = true});
  EXPECT_FALSE(has(text, "[-"));
  EXPECT_TRUE(has(text, "\x1b[1;4;31mHund\x1b[0m"));
  EXPECT_TRUE(has(text, "\x1b[1;4;32mKatze\x1b[0m"));
}

TEST(CompareConsoleTest, NoLineIsWiderThanTheTerminal) {
  CompareReport report = sample_comparison();
  report.units[0].hypotheses[0] = std::string(500, 'w') + " 猫は座った。猫は座った。猫は座った。猫は座った。";
  report.units[1].references = {"猫は座った。犬は走った。猫は座った。犬は走った。猫は座った。犬は走った。猫は座った。"};
  for (const std::size_t width : {40U, 57U, 100U}) {
    std::istringstream lines(to_console(report, {.width = width}));
    for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
  }
}

TEST(CompareConsoleTest, ColumnsWithoutRoomAreLeftOutAndNumbersStayWhole) {
  CompareReport report = sample_comparison();
  report.metrics[0].metric = "expected findings per 100 units";
  const std::string narrow = to_console(report, {.width = 72});
  EXPECT_FALSE(has(narrow, "detectable"));
  EXPECT_TRUE(has(narrow, "better"));
  EXPECT_TRUE(has(narrow, "[+0.50, +3.00]"));
  const std::string least = to_console(report, {.width = 40});
  EXPECT_TRUE(has(least, "expec"));
  EXPECT_TRUE(has(least, "+1.75  better\n"));
  const std::string pipe = to_console(report, {.width = 40, .cut_to_width = false});
  EXPECT_TRUE(has(pipe, "detectable"));
  EXPECT_TRUE(has(pipe, "expected findings per 100 units  B − A"));
  EXPECT_FALSE(has(pipe, "…"));
}

TEST(CompareConsoleTest, EndsWithSignatures) {
  const std::string text = to_console(sample_comparison());
  EXPECT_TRUE(text.ends_with("\n\n  BLEU|nrefs:1\n  TER|case:lc\n")) << text;
  EXPECT_TRUE(has(to_markdown(sample_comparison()), "- TER `case:lc`\n"));
}

TEST(CompareConsoleTest, TopLimitsWhatIsListed) {
  const std::string text = to_console(sample_comparison(), {.top = 0});
  EXPECT_FALSE(has(text, "N-grams"));
  EXPECT_FALSE(has(text, "differs most"));
  EXPECT_TRUE(has(text, "Differences"));
}

TEST(CompareConsoleTest, AReportWithNothingInItIsShort) {
  CompareReport report;
  report.systems = {{"a", "a"}, {"b", "b"}};
  EXPECT_EQ(to_console(report), "lacuna , 2 systems, 0 units\n  A  a  baseline\n  B  b\n");
}

TEST(CompareMarkdownTest, HasTablesAndMarks) {
  const std::string text = to_markdown(sample_comparison());
  for (const char* part : {"## Lacuna compare: 3 systems, 1,200 units, 1 reference", "- **A** `base.txt`, the baseline",
                           "| A | 30.50 ± 0.75 | 50.00 |", "**+1.75**", "| better |", "<details><summary>",
                           "<del>Hund</del>", "<ins>Katze</ins>", "**unit 5**: 10.00 → 60.00 (+50.00)"}) {
    EXPECT_TRUE(has(text, part)) << part << "\n" << text;
  }
}

TEST(CompareMarkdownTest, TextsCannotBreakOut) {
  const std::string text = to_markdown(sample_comparison());
  EXPECT_FALSE(has(text, "<script>"));
  EXPECT_FALSE(has(text, "<b>"));
  EXPECT_FALSE(has(text, "a | b"));
  std::size_t opened = 0;
  std::size_t closed = 0;
  for (std::size_t at = 0; (at = text.find("<details>", at)) != std::string::npos; ++at) ++opened;
  for (std::size_t at = 0; (at = text.find("</details>", at)) != std::string::npos; ++at) ++closed;
  EXPECT_EQ(opened, closed);
}

TEST(CompareMarkdownTest, FitsIntoAComment) {
  CompareReport report = sample_comparison();
  report.units[0].hypotheses[0] = std::string(100000, '<');
  for (int i = 0; i < 200; ++i) report.differences.push_back(report.differences.front());
  const std::string text = to_markdown(report, 1000);
  EXPECT_LE(text.size(), 60000U);
  EXPECT_TRUE(has(text, "This is cut"));
  EXPECT_TRUE(has(text, "**+1.75**"));
}

}  // namespace
}  // namespace lacuna::reports
