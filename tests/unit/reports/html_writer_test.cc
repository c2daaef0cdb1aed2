#include "reports/html_writer.h"

#include <gtest/gtest.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reports/code_points.h"
#include "reports/html_page.h"
#include "reports/page_templates.h"
#include "tests/support/html_tags.h"
#include "tests/support/page_blocks.h"
#include "tests/support/sample_report.h"

namespace lacuna::reports {
namespace {

using test::between;
using test::block_of;

std::vector<RunReport> reports() { return {test::sample_report(), test::hostile_report(), RunReport{}}; }

std::string page_of(const RunReport& report) {
  const NamedRun run{"", report};
  return to_html({.runs = std::span(&run, 1)});
}

// What a reader without script gets.
std::string first_view_of(const RunReport& report) {
  return std::string(between(page_of(report), "<div id=\"app\">", "<script"));
}

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

TEST(HtmlWriter, PolicyAllowsTheScriptAndTheStyleAndNothingElse) {
  for (const RunReport& report : reports()) {
    const std::string page = page_of(report);
    EXPECT_EQ(between(page, "Content-Security-Policy\" content=\"", "\""),
              "default-src 'none'; script-src 'sha256-" + policy_hash(between(page, "<script>", "</script>")) +
                  "'; style-src 'sha256-" + policy_hash(between(page, "<style>", "</style>")) +
                  "'; img-src data:; base-uri 'none'; form-action 'none'");
  }
}

TEST(HtmlWriter, ApplicationStaysInItsElementAndLoadsNothing) {
  EXPECT_FALSE(has(kAppScript, "</script"));
  EXPECT_FALSE(has(kAppScript, "<!--"));
  EXPECT_FALSE(has(kAppStyle, "</"));
  EXPECT_FALSE(has(kAppStyle, "@import"));
  for (const std::string_view text : {kAppScript, kAppStyle}) {
    for (std::size_t at = text.find("url("); at != std::string_view::npos; at = text.find("url(", at + 1)) {
      const std::string_view address = text.substr(at + 4, 6);
      EXPECT_TRUE(address.starts_with("data:") || address.starts_with("\"data:") || address.starts_with('#'))
          << address;
    }
  }
  for (const char* what : {"http://", "https://", "fetch(", "XMLHttpRequest", "WebSocket(", "eval(", "new Function"}) {
    std::string script(kAppScript);
    for (std::size_t at = script.find("http://www.w3.org/"); at != std::string::npos;
         at = script.find("http://www.w3.org/")) {
      script.erase(at, std::string_view("http://www.w3.org/").size());  // names of XML's vocabularies, not addresses
    }
    EXPECT_FALSE(has(script, what)) << what;
    EXPECT_FALSE(has(kAppStyle, what)) << what;
  }
}

TEST(HtmlWriter, HasHeadScriptAndParts) {
  const std::string page = page_of(test::sample_report());
  EXPECT_EQ(block_of(page, "head")["runs"][0]["units"]["count"], 10);
  EXPECT_EQ(block_of(page, "part-0").size(), 10U);
  EXPECT_TRUE(block_of(page, "part-1").is_null());
  EXPECT_LT(page.find("id=\"head\""), page.find("<script>"));
  EXPECT_LT(page.find("<script>"), page.find("id=\"part-0\"")) << "the first view does not wait for the texts";
  EXPECT_TRUE(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
  EXPECT_TRUE(page.ends_with("</body>\n</html>\n"));
}

TEST(HtmlWriter, NumbersThePartsOfAllRuns) {
  const std::vector<NamedRun> runs = {{"a", test::sample_report()}, {"b", test::hostile_report()}};
  const std::string page = to_html({.runs = runs});
  EXPECT_EQ(block_of(page, "part-1")[2]["target"], "family 👩‍👩‍👧 flag 🇻🇳 end");
  EXPECT_EQ(block_of(page, "head")["runs"][1]["firstPart"], 1);
  EXPECT_TRUE(has(page, "<title>notice.en.txt and 1 more: 12 findings – Lacuna</title>"));
}

TEST(HtmlWriter, TextEndsNoElement) {
  std::string page = page_of(test::hostile_report());
  for (const std::string_view tag : {"<script>", "<style>"}) {  // the application is not of the report
    const std::size_t at = page.find(tag) + tag.size();
    page.erase(at, page.find("</", at) - at);
  }
  EXPECT_EQ(test::unbalanced(page), "");
  EXPECT_FALSE(has(page, "<img"));
  EXPECT_FALSE(has(page, "<svg"));
  EXPECT_TRUE(has(page, "&lt;script&gt;window.lacunaBroken = 1&lt;/script&gt;"));
  EXPECT_TRUE(has(page, "lang=\"en&quot; onclick=&quot;x\""));
  EXPECT_TRUE(has(page, "{{units}} {{style}}")) << "a text is not a template";
  for (std::size_t position = 0; position < page.size();) {
    const CodePoint code = code_point_at(page, position);
    EXPECT_TRUE(code.value == '\n' || !is_control(code.value)) << position;
    position = code.end;
  }
}

TEST(HtmlWriter, SameReportSameBytes) {
  for (const RunReport& report : reports()) EXPECT_EQ(page_of(report), page_of(report));
}

TEST(HtmlWriter, TitleSaysWhatWasFound) {
  EXPECT_TRUE(has(page_of(test::sample_report()), "<title>notice.en.txt: 9 findings – Lacuna</title>"));
  RunReport clean = test::sample_report();
  clean.findings.clear();
  EXPECT_TRUE(has(page_of(clean), "<title>notice.en.txt: nothing found – Lacuna</title>"));
  CompareReport comparison;
  comparison.systems.resize(2);
  comparison.unit_count = 997;
  EXPECT_TRUE(has(to_html({.comparison = &comparison}), "<title>2 systems on 997 passages – Lacuna</title>"));
  EXPECT_TRUE(has(to_html(ReportContents{}), "<title>Nothing to report – Lacuna</title>"));
}

TEST(HtmlWriter, WithoutScriptTheWorstIsThere) {
  const std::string view = first_view_of(test::sample_report());
  EXPECT_TRUE(has(view, "<h1>9 findings in 10 passages</h1>")) << view;
  EXPECT_TRUE(has(view, "<noscript>"));
  EXPECT_TRUE(has(view, "<bdi>notice.vi.txt</bdi> → <bdi>notice.en.txt</bdi>: 2 critical, 4 major, 3 minor"));
  EXPECT_TRUE(has(view, "<b>Critical: <bdi>omission</bdi></b>, &gt; 99 % likely, passage 5. <bdi>The whole sentence"));
  EXPECT_TRUE(
      has(view, "<p class=\"source\" lang=\"vi\" dir=\"auto\"><mark class=\"mark omission\">Trẻ em dưới 6 tuổi"));
  EXPECT_TRUE(has(view, "<p class=\"target\" lang=\"en\" dir=\"auto\">"));
  EXPECT_TRUE(has(view, "<mark class=\"gap omission\">…</mark>health workers"));
  EXPECT_TRUE(has(std::string_view(view).substr(view.rfind("<li ")), "Thường trực"));
  EXPECT_FALSE(has(view, "repetition")) << "the worst five only";
}

TEST(HtmlWriter, WithoutScriptLongTextsAreCut) {
  RunReport report;
  report.units.resize(1);
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "ế ";
  report.units[0].source = TextSpan{0, text.size(), text};
  report.findings.resize(1);
  report.findings[0].source = TextSpan{2000, 2003, "ế"};
  const std::string view = first_view_of(report);
  EXPECT_LT(view.size(), 1800U);
  EXPECT_TRUE(has(view, "ế  … ế"));
  EXPECT_TRUE(has(view, "<mark class=\"mark other\">ế</mark>"));
  EXPECT_FALSE(has(view, "\xEF\xBF\xBD"));
}

TEST(HtmlWriter, FindingOnNoUnitIsShownWithoutTexts) {
  RunReport report;
  report.findings.resize(1);
  report.findings[0].unit = 5;
  report.findings[0].message = "told";
  const std::string view = first_view_of(report);
  EXPECT_TRUE(has(view, "Told"));
  EXPECT_FALSE(has(view, "passage 6"));
}

}  // namespace
}  // namespace lacuna::reports
