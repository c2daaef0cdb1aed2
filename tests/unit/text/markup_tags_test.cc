#include "eval/text/markup_tags.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

using Strings = std::vector<std::string>;

Strings tags(std::string_view text, bool software = false) {
  Strings result;
  for (const Literal& literal : find_literals(text, {.software = software})) {
    if (literal.kind == LiteralKind::kTag) result.emplace_back(literal.span.of(text));
  }
  return result;
}

TEST(MarkupTags, OfHtmlAndXml) {
  EXPECT_EQ(tags("<a href=\"x>y\" title='t'>a</a ><BR><code>y</code><x id=\"1\"/><ph>p</ph><!-- c --><?xml "
                 "v?><![CDATA[ d ]]>"),
            (Strings{"<a href=\"x>y\" title='t'>", "</a >", "<BR>", "<code>", "</code>", "<x id=\"1\"/>", "<ph>",
                     "</ph>", "<!-- c -->", "<?xml v?>", "<![CDATA[", "]]>"}));
  EXPECT_EQ(tags("<a href=x>", true), Strings{"<a href=x>"});
  EXPECT_EQ(tags("<input disabled>", true), Strings{"<input disabled>"});
  EXPECT_EQ(tags("<a href=\"\">"), Strings{"<a href=\"\">"});
}

TEST(MarkupTags, NotText) {
  for (const char* text :
       {"a < b > c", "<3", "<unk>", "<tên tệp>", "<your file name>", "<option>", "<address>", "<code x>", "<b",
        "<a href=\"x>", "< b>", "<>", "</>", "<!-- x", "<?x", "x ]]> y", "<b&c>", "<1>"}) {
    EXPECT_EQ(tags(text), Strings()) << text;
  }
}

TEST(MarkupTags, RolesAndNames) {
  MarkupTags reader("<B>x</B><br><img src=\"a\"><Foo>y</Foo>", false);
  EXPECT_EQ(reader.tag_at(0)->value, "b");
  EXPECT_EQ(reader.tag_at(0)->role, LiteralRole::kOpen);
  EXPECT_EQ(reader.tag_at(4)->role, LiteralRole::kClose);
  EXPECT_EQ(reader.tag_at(8)->role, LiteralRole::kStandalone);
  EXPECT_EQ(reader.tag_at(12)->value, "img");
  EXPECT_EQ(reader.tag_at(25)->value, "Foo");
}

TEST(MarkupTags, Bbcode) {
  EXPECT_EQ(tags("[b]x[/b] [url=https://a.example/]y[/url]"),
            (Strings{"[b]", "[/b]", "[url=https://a.example/]", "[/url]"}));
  EXPECT_EQ(tags("[b] and [1], [x][/x]"), (Strings{"[b]"}));
  EXPECT_EQ(tags("mục [b] và [u]"), Strings());
}

TEST(MarkupTags, Attributes) {
  const std::vector<TagAttribute> attributes = tag_attributes("<a href=\"x y\" b='c' d=e f/>");
  ASSERT_EQ(attributes.size(), 4U);
  EXPECT_EQ(attributes[0].name, "href");
  EXPECT_EQ(attributes[0].value, "x y");
  EXPECT_EQ(attributes[0].span, (ByteSpan{9, 12}));
  EXPECT_EQ(attributes[2].value, "e");
  EXPECT_EQ(attributes[3].value.data(), nullptr);
  EXPECT_EQ(tag_name("</a>"), "/a");
  EXPECT_EQ(tag_name("x"), "");
  EXPECT_TRUE(tag_attributes("x").empty());
}

TEST(Entities, NamedAndNumeric) {
  EXPECT_EQ(entity_at("&nbsp;", 0)->value, "\u00a0");
  EXPECT_EQ(entity_at("&#160;", 0)->value, "\u00a0");
  EXPECT_EQ(entity_at("&#xA0;", 0)->value, "\u00a0");
  EXPECT_EQ(entity_at("&#x1F600;", 0)->value, "😀");
  EXPECT_EQ(entity_at("&#233;", 0)->value, "é");
  for (const char* text : {"&nbsp", "&khong;", "&#0;", "&#xD800;", "&#x110000;", "&#x;", "&;", "&#12", "& amp;"}) {
    EXPECT_FALSE(entity_at(text, 0)) << text;
  }
  EXPECT_EQ(entity_character("zwnj"), "\u200c");
  EXPECT_EQ(entity_character("zzz"), "");
}

}  // namespace
}  // namespace lacuna::text
