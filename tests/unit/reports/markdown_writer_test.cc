#include "reports/markdown_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/rendered_markdown.h"
#include "tests/support/report_builder.h"
#include "tests/support/sample_report.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

std::string markdown(const std::vector<NamedRun>& runs, std::size_t limit = 20) {
  return to_markdown({.runs = runs}, limit);
}

TEST(MarkdownWriter, SamplesAreApproved) {
  test::expect_golden(markdown({{"", test::sample_report()}}), "sample.md");
  test::expect_golden(markdown(test::sample_runs(), 5), "runs.md");
}

TEST(MarkdownWriter, ATableOfRunsAndOneOfFindings) {
  const test::Rendered one = test::render(markdown({{"", test::sample_report()}}));
  EXPECT_EQ(one.headings, 1U);
  EXPECT_EQ(one.rows, 2U + 10U);
  EXPECT_EQ(one.cells, 2U * 7U + 10U * 6U);
  const test::Rendered two = test::render(markdown(test::sample_runs(), 3));
  EXPECT_EQ(two.rows, 3U + 4U);
  EXPECT_EQ(two.cells, 3U * 8U + 4U * 7U);
}

TEST(MarkdownWriter, CountsWhatIsNotShown) {
  EXPECT_TRUE(has(markdown({{"", test::sample_report()}}, 8), "… and 1 more finding\n"));
  EXPECT_TRUE(has(markdown({{"", test::sample_report()}}, 0), "… and 9 more findings\n"));
  EXPECT_FALSE(has(markdown({{"", test::sample_report()}}, 9), "more finding"));
}

TEST(MarkdownWriter, NothingFoundIsSaid) {
  EXPECT_TRUE(markdown({{"", {}}}).starts_with("## Lacuna check: nothing found\n"));
  EXPECT_TRUE(markdown({}).starts_with("## Lacuna check: nothing found\n"));
}

TEST(MarkdownWriter, TextsCannotBreakOut) {
  const test::Rendered rendered =
      test::render(markdown({{"<b>|x", test::hostile_report()}, {"`y`", test::hostile_report()}}));
  for (const std::string& element : rendered.elements) {
    EXPECT_TRUE(element == "<b>" || element == "</b>" || element == "<span>" || element == "</span>" ||
                element == "<code>" || element == "</code>" || element == "<details>" || element == "</details>" ||
                element == "<summary>" || element == "</summary>")
        << element;
  }
  for (const int span : {MD_SPAN_A, MD_SPAN_IMG, MD_SPAN_DEL}) EXPECT_FALSE(rendered.spans.contains(span));
  EXPECT_EQ(rendered.headings, 1U);
  EXPECT_EQ(rendered.rows, 3U + 7U);
  EXPECT_EQ(rendered.cells, 3U * 7U + 7U * 7U);
}

TEST(MarkdownWriter, WordsAreBoldWhateverStandsBesideThem) {
  test::ReportBuilder builder("vi", "en");
  builder.unit("một(hai)ba", "one(three)");
  builder.finding("omission", Severity::kMajor, 0.9, test::words("(hai)"), test::before("(three)"), "m");
  const std::string text = markdown({{"", builder.report()}});
  EXPECT_TRUE(has(text, "một<b>(hai)</b>ba")) << text;
  EXPECT_TRUE(has(text, "one<b>&#91;…&#93;</b>(three)")) << text;
}

TEST(MarkdownWriter, SpacesBesideTheWordsStay) {
  test::ReportBuilder builder("vi", "en");
  builder.unit("một hai ba", "one three");
  builder.finding("omission", Severity::kMajor, 0.9, test::words("hai"), test::before("three"), "m");
  const std::string text = markdown({{"", builder.report()}});
  EXPECT_TRUE(has(text, "| một <b>hai</b> ba | one <b>&#91;…&#93;</b>three |")) << text;
}

TEST(MarkdownWriter, FitsIntoAComment) {
  RunReport report = test::sample_report();
  const Finding finding = report.findings[1];
  report.findings.assign(5000, finding);
  report.findings[0].message = std::string(10'000, '<');
  const std::string text = markdown({{"", report}}, 5000);
  EXPECT_LE(text.size(), 60'000U);
  EXPECT_GT(text.size(), 50'000U);
  EXPECT_TRUE(has(text, " more findings\n"));
  std::vector<NamedRun> many(300, {"a/run.json", test::sample_report()});
  for (std::size_t i = 0; i < many.size(); ++i)
    many[i].path = std::to_string(i) + "/" + std::string(200, '|') + ".json";
  EXPECT_LE(markdown(many, 100).size(), 60'000U);
}

}  // namespace
}  // namespace lacuna::reports
