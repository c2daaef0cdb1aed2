#include "reports/html_writer.h"

#include <gtest/gtest.h>

#include <string_view>

#include "eval/base/sha256.h"
#include "reports/code_points.h"
#include "tests/support/html_tags.h"
#include "tests/support/sample_report.h"
#include "tests/unit/reports/golden.h"

namespace lacuna::reports {
namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

using test::between;
using test::unbalanced;

TEST(HtmlWriter, SampleIsApproved) { test::expect_golden(to_html(test::sample_report()), "sample.html"); }

TEST(HtmlWriter, EveryElementIsClosed) {
  for (const RunReport& report : {test::sample_report(), test::hostile_report(), RunReport{}}) {
    EXPECT_EQ(unbalanced(to_html(report)), "");
  }
}

TEST(HtmlWriter, PolicyAllowsTheStyleAndNothingElse) {
  const std::string page = to_html(test::sample_report());
  const std::string_view policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; style-src 'sha256-")) << policy;
  EXPECT_EQ(policy.find("unsafe"), std::string_view::npos);
  // The base64 form of the digest, decoded and written as hexadecimal digits.
  const std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bits;
  for (const char c : between(policy, "'sha256-", "='")) {
    for (int bit = 5; bit >= 0; --bit) bits += (digits.find(c) >> bit & 1U) != 0 ? '1' : '0';
  }
  std::string hex;
  for (std::size_t i = 0; i + 4 <= bits.size() && hex.size() < 64; i += 4) {
    hex += "0123456789abcdef"[std::stoul(bits.substr(i, 4), nullptr, 2)];
  }
  EXPECT_EQ(hex, base::sha256_hex(between(page, "<style>", "</style>")));
}

TEST(HtmlWriter, LoadsNothing) {
  for (const RunReport& report : {test::sample_report(), test::hostile_report()}) {
    const std::string page = to_html(report);
    for (const char* what :
         {"<script", "<img", "<svg", "<link", "<iframe", " style=", "url(", "@import", "http://", "https://"}) {
      EXPECT_EQ(page.find(what), std::string::npos) << what;
    }
    EXPECT_EQ(count(page, "href="), count(page, "href=\"#"));
  }
}

TEST(HtmlWriter, TextIsEscapedEverywhere) {
  const std::string page = to_html(test::hostile_report());
  EXPECT_NE(page.find("&lt;script&gt;window.lacunaBroken = 1&lt;/script&gt;"), std::string::npos);
  EXPECT_NE(page.find("&quot;&#39;&gt;&lt;svg onload"), std::string::npos);
  EXPECT_NE(page.find("lang=\"en&quot; onclick=&quot;x\""), std::string::npos);
  EXPECT_NE(page.find("]]&gt; --&gt;"), std::string::npos);
  EXPECT_NE(page.find("{{units}} {{style}}"), std::string::npos) << "a text is not a template";
  for (std::size_t position = 0; position < page.size();) {
    const CodePoint code = code_point_at(page, position);
    EXPECT_TRUE(code.value == '\n' || !is_control(code.value)) << position;
    position = code.end;
  }
}

TEST(HtmlWriter, WholeSidesKeepTheirText) {
  const RunReport report = test::sample_report();
  const std::string page = to_html(report);
  std::size_t at = 0;
  for (const UnitReport& unit : report.units) {
    for (const auto* side : {&unit.source, &unit.target}) {
      at = page.find("<p class=\"text", at);
      ASSERT_NE(at, std::string::npos);
      const std::string_view element = between(std::string_view(page).substr(at), ">", "</p>");
      std::string text;
      bool is_tag = false;
      for (const char c : element) {
        if (c == '<') is_tag = true;
        if (!is_tag) text += c;
        if (c == '>') is_tag = false;
      }
      if (*side) {
        EXPECT_EQ(text, (*side)->text);
      }
      ++at;
    }
  }
}

TEST(HtmlWriter, MarksWordsPlacesAndNotes) {
  const std::string page = to_html(test::sample_report());
  EXPECT_NE(page.find(">Thường trực</mark>"), std::string::npos);
  EXPECT_NE(page.find("data-findings=\"5\"></span>Deputy Director"), std::string::npos);
  EXPECT_EQ(count(page, "<li class=\"note "), 9U);
  EXPECT_EQ(count(page, "<li class=\"finding "), 9U);
  EXPECT_EQ(count(page, "<article class=\"unit"), 10U);
  EXPECT_EQ(count(page, "lang=\"vi\" dir=\"auto\""), 9U);
  EXPECT_EQ(count(page, "lang=\"en\" dir=\"auto\""), 9U);
  EXPECT_NE(page.find("Nothing in the translation"), std::string::npos);
  EXPECT_NE(page.find("Nothing in the source"), std::string::npos);
}

TEST(HtmlWriter, OverlappingFindingsAreBothNamed) {
  const std::string page = to_html(test::sample_report());
  const std::size_t at = page.find(">150 liều</mark>");
  ASSERT_NE(at, std::string::npos);
  const std::size_t tag = page.rfind("<mark", at);
  EXPECT_NE(page.substr(tag, at - tag).find("aria-describedby=\"f4 f9\""), std::string::npos);
}

TEST(HtmlWriter, EveryReferenceHasItsTarget) {
  const std::string page = to_html(test::sample_report());
  for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
    const std::string id(between(std::string_view(page).substr(at), "#", "\""));
    EXPECT_EQ(count(page, " id=\"" + id + "\""), 1U) << id;
  }
}

TEST(HtmlWriter, EmptyReportSaysSo) {
  const std::string page = to_html(RunReport{});
  EXPECT_NE(page.find("<h1>Nothing found in 0 passages</h1>"), std::string::npos);
  EXPECT_EQ(page.find("<input"), std::string::npos);
}

TEST(HtmlWriter, FindingOnNoUnitIsListedWithoutALink) {
  RunReport report;
  report.findings.resize(1);
  report.findings[0].rule = "omission";
  report.findings[0].unit = 5;
  report.findings[0].message = "told";
  const std::string page = to_html(report);
  EXPECT_NE(page.find("Told"), std::string::npos);
  EXPECT_EQ(page.find("#u5"), std::string::npos);
}

TEST(HtmlWriter, BrokenBytesBecomeReplacements) {
  RunReport report;
  report.units.resize(1);
  report.units[0].source = TextSpan{0, 3, "a\xC3z"};
  EXPECT_NE(to_html(report).find("a\xEF\xBF\xBDz"), std::string::npos);
}

}  // namespace
}  // namespace lacuna::reports
