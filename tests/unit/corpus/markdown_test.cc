#include "eval/corpus/markdown.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/extracted_document.h"

namespace lacuna::corpus {
namespace {

using test::blocks_of;
using test::document_error;
using test::file_bytes;
using test::good_document;

std::string blocks(std::string_view bytes) { return blocks_of(good_document("a.md", bytes)); }

TEST(MarkdownTest, BlocksOfEveryKind) {
  EXPECT_EQ(
      blocks("# Tựa đề #\n\nMột đoạn\nhai dòng.\n\nHead\n----\n* một\n* hai\n  vẫn hai\n\n1. ba\n\n> trích\n> dẫn\n"),
      "[Tựa đề][Một đoạn hai dòng.][Head][một][hai vẫn hai][ba][trích dẫn]");
  EXPECT_EQ(blocks("| a | b |\n|---|---|\n| c *d* | e |\n"), "[a][b][c d][e]");
  EXPECT_EQ(blocks("- [x] done\n- [ ] open\n"), "[done][open]");
}

TEST(MarkdownTest, InlineMarkupIsNotText) {
  EXPECT_EQ(blocks("**Bold** and *it_al_ic*, ~~old~~, `code`, [a link](http://x.org/ \"Its title\") \\*no\\*.\n"),
            "[Bold and it_al_ic, old, code, a link *no*.][Its title]");
  EXPECT_EQ(blocks("See ![a *map*](m.png 'The map') here.\n"), "[See here.][a map][The map]");
  EXPECT_EQ(blocks("one  \ntwo<br>three <b>four</b>\n"), "[one\ntwo\nthree four]");
}

TEST(MarkdownTest, CodeAndFrontMatterAreLeftOut) {
  EXPECT_EQ(blocks("---\ntitle: x\n---\n\nText.\n\n```c\nint a;\n```\n\n    indented\n\nEnd.\n"), "[Text.][End.]");
  EXPECT_EQ(blocks("+++\ntitle = 'x'\n+++\nText.\n"), "[Text.]");
  EXPECT_EQ(blocks("\xEF\xBB\xBF---\r\ntitle: x\r\n...\r\nText.\r\n"), "[Text.]");
  EXPECT_EQ(blocks("---\nno matter\n"), "[no matter]");
}

TEST(MarkdownTest, EntitiesAreDecoded) {
  EXPECT_EQ(blocks("Fish &amp; chips &#8211; 5&nbsp;&euro;, &nosuch;\n"), "[Fish & chips – 5\u00A0€, &nosuch;]");
}

TEST(MarkdownTest, HtmlInIt) {
  EXPECT_EQ(blocks("<div align=\"center\">\n<p>Tên &amp; họ</p>\n</div>\n\nText.\n"), "[Tên & họ][Text.]");
  EXPECT_EQ(blocks("<script>\nvar a;\n</script>\n\nText.\n"), "[Text.]");
}

TEST(MarkdownTest, TextsKnowTheirBytes) {
  const std::string bytes = "---\na: b\n---\n# Tựa *đề*\n\nFish &amp; chips\r\non **Friday**.\r\n\n<p>x &lt; y</p>\n";
  const Document document = good_document("a.markdown", bytes);
  EXPECT_EQ(blocks_of(document), "[Tựa đề][Fish & chips on Friday.][x < y]");
  EXPECT_EQ(file_bytes(document, bytes, "Tựa đề"), "Tựa *đề");
  EXPECT_EQ(file_bytes(document, bytes, "Fish"), "Fish");
  EXPECT_EQ(file_bytes(document, bytes, "&"), "&amp;");
  EXPECT_EQ(file_bytes(document, bytes, "chips on"), "chips\r\non");
  EXPECT_EQ(file_bytes(document, bytes, "Friday."), "Friday**.");
  EXPECT_EQ(file_bytes(document, bytes, "x < y"), "x &lt; y");
}

TEST(MarkdownTest, MarkersSwitchRulesOff) {
  const Document document = good_document(
      "a.md", "One.\n\n<!-- lacuna:ignore number, url -->\n\nTwo 2.\n\nThree <!-- lacuna:ignore all --> 3.\n\nFour.\n");
  EXPECT_EQ(blocks_of(document), "[One.][Two 2.][Three 3.][Four.]");
  ASSERT_EQ(document.ignored.size(), 2U);
  EXPECT_EQ(document.ignored[0].span.of(document.text), "Two 2.");
  EXPECT_EQ(document.ignored[0].rules, (std::vector<std::string>{"number", "url"}));
  EXPECT_EQ(document.ignored[1].span.of(document.text), "Three 3.");
}

TEST(MarkdownTest, ADocumentWithoutTextIsAnError) {
  EXPECT_EQ(document_error("a.md", "```\ncode\n```\n"), "1: byte 0: no text in it");
}

TEST(MarkdownTest, TooManyLinkDefinitionsAreAnError) {
  std::string bytes;
  for (int i = 0; i < 50001; ++i) bytes += "[a]: b\n";
  EXPECT_EQ(document_error("a.md", bytes), "more than 50000 link definitions");
}

TEST(MarkdownTest, HostileDocumentsEnd) {
  const auto repeated = [](std::string_view part, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += part;
    return text;
  };
  for (const std::string_view part :
       {"> ",  "* ",    "[",  "![",    "](", "*a ",       "_a_", "`",   "<a ",      "<!--",
        "&a;", "- a\n", "|a", "[a](b", "\\", "<div>\n\n", "~~",  "1. ", "[a]: b\n", "a\n"}) {
    const test::TempFolder folder;
    const auto document = read_document(folder.write("a.md", "x " + repeated(part, 20000)));
    EXPECT_TRUE(document.ok() || !document.error().message.empty()) << part;
  }
}

}  // namespace
}  // namespace lacuna::corpus
