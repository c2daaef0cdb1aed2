#include "eval/text/literals.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

using Strings = std::vector<std::string>;

Strings found(std::string_view text, const LiteralOptions& options = {}) {
  Strings result;
  for (const Literal& literal : find_literals(text, options)) result.emplace_back(literal.span.of(text));
  return result;
}

Strings values(std::string_view text, LiteralKind kind, const LiteralOptions& options = {}) {
  Strings result;
  for (const Literal& literal : find_literals(text, options)) {
    if (literal.kind == kind) result.push_back(literal.value);
  }
  return result;
}

const LiteralOptions kSoftware{.software = true};

LiteralOptions dialect(const char* name) { return {.software = true, .dialect = name}; }

TEST(Literals, ProseHasNoneWhereWordsCanBeMeant) {
  for (const char* text :
       {"5 % of all, 100% của tỉnh, a 5% discount", "he said {sic} and {yes, no}", "a < b, b > a, I <3 you",
        "and/or, km/h, 1/3, 29/09/1918, Anh/Chị", "e.g. U.S. troops, at 5.30 p.m., xong.In ra", "AT&T and R&D; Q&A",
        "item #1 of C# and F#, a@b", "snake_case, 2*3*4 and **kwargs", "it`s an accent", "<your name here> and <unk>",
        "$5 million, US$20 and $10.50", "Chú ý: :)", "f(x)[1](2)", "and so on... or ..", "f (a) and g(b)", ""}) {
    EXPECT_EQ(found(text), Strings()) << text;
  }
}

TEST(Literals, ProseHasThoseThatAreNothingElse) {
  EXPECT_EQ(found("Gửi %s và %1$s tới {0}, {user_name}, {{ten}}, ${ten}, %(ten)s, %PATH%"),
            (Strings{"%s", "%1$s", "{0}", "{user_name}", "{{ten}}", "${ten}", "%(ten)s", "%PATH%"}));
  EXPECT_EQ(found("<b>đậm</b><br/> &nbsp; &#160;"), (Strings{"<b>", "</b>", "<br/>", "&nbsp;", "&#160;"}));
}

TEST(Literals, AreInOrderAndOfTheirKinds) {
  const std::vector<Literal> literals = find_literals("Visit %s at <b>example.org</b> or an@example.org", kSoftware);
  ASSERT_EQ(literals.size(), 5U);
  EXPECT_EQ(literals[0].kind, LiteralKind::kPlaceholder);
  EXPECT_EQ(literals[1].kind, LiteralKind::kTag);
  EXPECT_EQ(literals[1].role, LiteralRole::kOpen);
  EXPECT_EQ(literals[2].kind, LiteralKind::kUrl);
  EXPECT_EQ(literals[3].role, LiteralRole::kClose);
  EXPECT_EQ(literals[3].value, "b");
  EXPECT_EQ(literals[4].kind, LiteralKind::kEmail);
}

TEST(Literals, OptionsAndFunctionsAreCode) {
  EXPECT_EQ(values("chạy --output=TỆP rồi gọi list.append() -- xong", LiteralKind::kCode, kSoftware),
            (Strings{"--output", "list.append()"}));
  EXPECT_EQ(found("thích hợp --output"), Strings());
}

TEST(Literals, DatesAreNotCompared) {
  for (const Literal& literal : find_literals("%d/%m/%Y %H:%M", kSoftware)) EXPECT_EQ(literal.value, "");
  EXPECT_EQ(values("%d %s", LiteralKind::kPlaceholder, kSoftware), (Strings{"%d", "%s"}));
}

TEST(Literals, EntitiesOfTheProgram) {
  EXPECT_EQ(values("Về &brandShortName;", LiteralKind::kPlaceholder, kSoftware), Strings{"&brandShortName;"});
  EXPECT_EQ(found("Về &brandShortName;"), Strings());
}

TEST(Literals, TheDialectDecides) {
  const char* text = "%s {0} %1 %(a)s ${a} {{b}}";
  EXPECT_EQ(found(text, dialect("c-format")), (Strings{"%s"}));
  EXPECT_EQ(found(text, dialect("python-format")), (Strings{"%s", "%(a)s"}));
  EXPECT_EQ(found(text, dialect("python-brace-format")), (Strings{"{0}", "{a}"}));
  EXPECT_EQ(found(text, dialect("qt-format")), (Strings{"%1"}));
  EXPECT_EQ(found("% d", dialect("c-format")), (Strings{"% d"}));
  EXPECT_EQ(found("100% done, {0}", dialect("no-c-format")), (Strings{"{0}"}));
  EXPECT_EQ(found("~a is ~d", dialect("scheme-format")), (Strings{"~a", "~d"}));
}

TEST(Literals, MaskedKeepsTheLengthAndAddresses) {
  const std::string_view text = "Mở <b>Đà Nẵng</b> ở %s: example.org";
  const std::string result = masked(text, find_literals(text, kSoftware));
  EXPECT_EQ(result, "Mở    Đà Nẵng     ở   : example.org");
  EXPECT_EQ(result.size(), text.size());
}

TEST(Literals, ManySignsAreLinear) {
  // Each of these was chosen to make a reader look far for an end that never comes.
  for (const char* piece : {"<",       "{",          "%",   "`",    "<a ", "<!--", "{{",      "[",    "](", "**",
                            "* a",     "&",          "@",   "#",    "a.",  "a@",   "/a",      "\\\\", "$(", "${",
                            "http://", "{a,plural,", "<?x", "` ``", "[b]", ":a",   "<a x=\"", "~~a "}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    for (const bool software : {false, true}) {
      std::size_t end = 0;
      for (const Literal& literal : find_literals(text, {.software = software, .markdown = software})) {
        ASSERT_GE(literal.span.begin, end) << piece;
        end = literal.span.end;
      }
      EXPECT_LE(end, text.size());
    }
  }
}

}  // namespace
}  // namespace lacuna::text
