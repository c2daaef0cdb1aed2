#include "eval/corpus/html.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/corpus/html_nesting.h"
#include "tests/support/extracted_document.h"

namespace lacuna::corpus {
namespace {

using test::blocks_of;
using test::document_error;
using test::file_bytes;
using test::good_document;

std::string blocks(std::string_view bytes) { return blocks_of(good_document("a.html", bytes)); }

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

TEST(HtmlTest, BlocksOfEveryKind) {
  EXPECT_EQ(
      blocks("<!DOCTYPE html><html><head><title>Tựa</title><style>p{}</style></head><body><h1>Đầu <i>đề</i></h1>"
             "<p>Một\n  đoạn<br>dòng hai.<p>Hai.<ul><li>ba<li>bốn</ul><table><caption>Bảng</caption><tr><td>năm<td>sáu"
             "</table><script>var x = '<p>no</p>';</script></body></html>"),
      "[Tựa][Đầu đề][Một đoạn\ndòng hai.][Hai.][ba][bốn][Bảng][năm][sáu]");
}

TEST(HtmlTest, WordsOfAttributesAreBlocksOfTheirOwn) {
  EXPECT_EQ(blocks("<p>See <img src=x alt='the &quot;map&quot;' title=Map> and <a title=\"where\">there</a>.</p>"),
            "[See and there.][the \"map\"][Map][where]");
}

TEST(HtmlTest, WhatIsLeftOut) {
  EXPECT_EQ(blocks("a<pre><code>int a;</code></pre><svg><text>no</text></svg><textarea>no</textarea><!-- no -->b"),
            "[a][b]");
  EXPECT_EQ(blocks("<pre>line  one\nline two</pre>"), "[line  one\nline two]");
}

TEST(HtmlTest, EntitiesAreDecoded) {
  EXPECT_EQ(blocks("<p>Fish &amp; chips &#8211; 5&nbsp;&euro; &copy 2020, &nosuch; a&b &#x110;&#x1b0;</p>"),
            "[Fish & chips – 5\u00A0€ © 2020, &nosuch; a&b Đư]");
}

TEST(HtmlTest, ACharacterNumberThatIsNoneStaysAsItIs) {
  EXPECT_EQ(blocks("<p>a &#666666666666666666666666999;b</p>"), "[a &#666666666666666666666666999;b]");
  EXPECT_EQ(blocks("}&#666666666666666666666666999J999J"), "[}&#666666666666666666666666999J999J]");
}

TEST(HtmlTest, TextsKnowTheirBytes) {
  const std::string bytes =
      "\xEF\xBB\xBF<p title=\"Chú ý &amp; nhớ\">Fish &amp;\r\n  chips <b>on</b> Friday&nbsp;&#x110;.</p>\r\n<p>Hai</p>";
  const Document document = good_document("a.HTM", bytes);
  EXPECT_EQ(blocks_of(document), "[Fish & chips on Friday\u00A0Đ.][Chú ý & nhớ][Hai]");
  EXPECT_EQ(file_bytes(document, bytes, "Fish"), "Fish");
  EXPECT_EQ(file_bytes(document, bytes, "&"), "&amp;");
  EXPECT_EQ(file_bytes(document, bytes, "& chips"), "&amp;\r\n  chips");
  EXPECT_EQ(file_bytes(document, bytes, "on Friday"), "on</b> Friday");
  EXPECT_EQ(file_bytes(document, bytes, "Đ"), "&#x110;");
  EXPECT_EQ(file_bytes(document, bytes, "ý & n"), "ý &amp; n");
  EXPECT_EQ(file_bytes(document, bytes, "Hai"), "Hai");
}

TEST(HtmlTest, MarkersSwitchRulesOff) {
  const Document document = good_document(
      "a.html", "<p>One.</p><!-- lacuna:ignore number --><p>Two.</p><p>Three<!-- lacuna:ignore url --></p>Four");
  ASSERT_EQ(document.ignored.size(), 2U);
  EXPECT_EQ(document.ignored[0].span.of(document.text), "Two.");
  EXPECT_EQ(document.ignored[1].span.of(document.text), "Three");
  EXPECT_EQ(document.ignored[1].rules, std::vector<std::string>{"url"});
}

TEST(HtmlTest, OddMarkupIsRead) {
  EXPECT_EQ(blocks("text without a tag"), "[text without a tag]");
  EXPECT_EQ(blocks("<table>lost<tr><td>cell"), "[lost][cell]");
  EXPECT_EQ(blocks("<b><p>one</b> two</p>"), "[one two]");
  EXPECT_EQ(blocks("<p>a < b & c"), "[a < b & c]");
}

TEST(HtmlTest, ADocumentWithoutTextIsAnError) {
  EXPECT_EQ(document_error("a.html", "<script>x</script>"), "1: byte 0: no text in it");
}

TEST(HtmlTest, WhatIsNestedTooDeepIsAnErrorWithItsPlace) {
  EXPECT_EQ(document_error("a.html", repeated("<div>", 10000) + "x"), "1: byte 2560: nested deeper than 512 levels");
  EXPECT_EQ(document_error("a.html", "<p>\n" + repeated("<div><object></div></object>", 10000) + "x"),
            "2: byte " + std::to_string(4 + 28 * 510 + 5) + ": nested deeper than 512 levels");
  EXPECT_EQ(document_error("a.html", "<p " + repeated("a ", 2000) + ">"),
            "1: byte 0: a tag of more than 1000 attributes");
  EXPECT_EQ(blocks(repeated("<p>x<li>y<b>z</b><br>", 1000)).size(), 7000U);
}

TEST(HtmlTest, WhatUnfoldsTooFarIsAnError) {
  // Each paragraph opens all the bold elements before it anew.
  std::string bomb;
  for (int i = 0; i < 500; ++i) bomb += "<p><b a" + std::to_string(i) + "=1>";
  bomb += repeated("<p>x", 50000);
  const std::string error = document_error("a.html", bomb);
  EXPECT_NE(error.find("far more markup than is written"), std::string::npos) << error;
}

TEST(HtmlTest, HostileDocumentsEnd) {
  for (const std::string_view part :
       {"<", "</", "<a ", "<!--", "<![CDATA[", "&", "&a", "<b>", "<table>", "<td>", "<select>", "</p>", "<p", "<svg>",
        "<a href=x>", "<li>", "<frameset>", "<template>", "<!doctype "}) {
    const test::TempFolder folder;
    const auto document = read_document(folder.write("a.html", "x " + repeated(part, 20000)));
    EXPECT_TRUE(document.ok() || !document.error().message.empty()) << part;
  }
  const std::string attribute = "<p title='" + std::string(20000000, 'x') + "'>";
  EXPECT_EQ(good_document("a.html", attribute).text.size(), 20000000U);
}

TEST(EntityDecoderTest, WhatIsOneAndWhatIsNone) {
  EntityDecoder decoder;
  EXPECT_EQ(decoder.decode("&amp;"), "&");
  EXPECT_EQ(decoder.decode("&#x41;"), "A");
  EXPECT_EQ(decoder.decode("&#x41;"), "A");
  EXPECT_EQ(decoder.decode("&nosuch;"), "&nosuch;");
  EXPECT_EQ(decoder.decode("&"), "&");
  EXPECT_EQ(decoder.decode(""), "");
}

TEST(HtmlExcessTest, CountsAsAParserDoes) {
  EXPECT_FALSE(html_excess(repeated("<div></div>", 10000)).has_value());
  EXPECT_FALSE(html_excess("<ul>" + repeated("<li>x<p>y<br>", 10000)).has_value());
  EXPECT_FALSE(html_excess("<table>" + repeated("<tr><td>x<th>y", 10000)).has_value());
  EXPECT_FALSE(html_excess("<script>" + repeated("<div>", 10000) + "</SCRIPT>").has_value());
  EXPECT_FALSE(html_excess("<!-- " + repeated("<div>", 10000) + " -->").has_value());
  EXPECT_FALSE(html_excess("<p title='" + repeated("<div>", 10000) + "'>").has_value());
  EXPECT_TRUE(html_excess(repeated("<div></b>", 10000)).has_value());
  EXPECT_TRUE(html_excess(repeated("<x-y>", 600)).has_value());
  EXPECT_FALSE(html_excess(repeated("<a href=x>y", 10000)).has_value());
  EXPECT_TRUE(html_excess(repeated("<a><div>", 10000)).has_value());
}

}  // namespace
}  // namespace lacuna::corpus
