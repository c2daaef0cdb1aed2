#include "eval/text/markdown_markup.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

using Strings = std::vector<std::string>;

Strings markup(std::string_view text, bool markdown = true) {
  Strings result;
  for (const Literal& literal : find_literals(text, {.markdown = markdown})) {
    if (literal.kind == LiteralKind::kMarkdown) result.emplace_back(literal.span.of(text));
  }
  return result;
}

std::vector<Literal> of_kind(std::string_view text, LiteralKind kind) {
  std::vector<Literal> result = find_literals(text, {.markdown = true});
  std::erase_if(result, [&](const Literal& literal) { return literal.kind != kind; });
  return result;
}

TEST(MarkdownMarkup, Emphasis) {
  EXPECT_EQ(markup("a **b** *c* _d_ __e__ ~~f~~ ***g***"),
            (Strings{"**", "**", "*", "*", "_", "_", "__", "__", "~~", "~~", "***", "***"}));
  EXPECT_EQ(markup("a **b**, *c* _d_", false), (Strings{"**", "**"}));
  EXPECT_EQ(of_kind("__e__", LiteralKind::kMarkdown).at(0).value, "**");
}

TEST(MarkdownMarkup, NotEmphasis) {
  for (const char* text : {"2 * 3 * 4", "snake_case_name", "** a **", "**a", "a**", "****", "*a", "#a"}) {
    EXPECT_EQ(markup(text), Strings()) << text;
  }
  EXPECT_EQ(markup("f(**kwargs) và g(**kwargs)", false), Strings());
}

TEST(MarkdownMarkup, LinksAndImages) {
  EXPECT_EQ(markup("[a](https://example.org/x) ![b](c.png) [d][e] [f](#g)"),
            (Strings{"[", "](", ")", "![", "](", ")", "[", "][e]", "[", "](", ")"}));
  EXPECT_EQ(of_kind("[a](https://Example.org/x_(1))", LiteralKind::kUrl).at(0).value, "example.org/x_(1)");
  EXPECT_EQ(of_kind("[a](./b.md \"tên\")", LiteralKind::kPath).at(0).value, "./b.md");
  EXPECT_EQ(of_kind("[a](#phan-mot)", LiteralKind::kPath).at(0).value, "");
  EXPECT_EQ(of_kind("[a](%s/b)", LiteralKind::kPlaceholder).size(), 1U);
}

TEST(MarkdownMarkup, NotLinks) {
  for (const char* text : {"[a] (b)", "[1]", "a](b)", "[a](b c)", "[a]()", "[", "]", "[[[", "](](", "![", "!"}) {
    EXPECT_EQ(markup(text), Strings()) << text;
  }
  EXPECT_EQ(markup("f[1](2)", false), Strings());
}

TEST(MarkdownMarkup, Headings) {
  EXPECT_EQ(markup("## Đầu\n# Hai"), (Strings{"##", "#"}));
  EXPECT_EQ(markup("## Đầu", false), Strings());
  EXPECT_EQ(markup("a # b"), Strings());
}

TEST(MarkdownMarkup, Code) {
  EXPECT_EQ(of_kind("`a` và ``b`c``", LiteralKind::kCode).at(1).value, "b`c");
  EXPECT_TRUE(of_kind("`a và b", LiteralKind::kCode).empty());
  EXPECT_TRUE(of_kind("``", LiteralKind::kCode).empty());
  EXPECT_EQ(of_kind("` a `", LiteralKind::kCode).at(0).value, "a");
}

TEST(MarkdownMarkup, RolesOfRestructuredText) {
  EXPECT_EQ(of_kind("gọi :func:`len` đi", LiteralKind::kCode).at(0).value, ":func:`len`");
  EXPECT_EQ(markup("xem :ref:`phần này <muc>`"), (Strings{":ref:`", "`"}));
  EXPECT_TRUE(of_kind("xem `trang <https://example.org>`_", LiteralKind::kCode).empty());
}

}  // namespace
}  // namespace lacuna::text
