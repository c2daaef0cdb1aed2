#include "eval/text/icu_messages.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

using Strings = std::vector<std::string>;

std::vector<Literal> literals_of(std::string_view text) { return find_literals(text, {.software = true}); }

Strings pieces(std::string_view text) {
  Strings result;
  for (const Literal& literal : literals_of(text)) result.emplace_back(literal.span.of(text));
  return result;
}

TEST(IcuMessages, StructureIsLiteralWordsAreText) {
  EXPECT_EQ(pieces("{n, plural, one {# tệp} other {# tệp ở {noi}}}!"),
            (Strings{"{n, plural, ", "one {", "#", "} other {", "#", "{noi}", "}}"}));
  const std::string_view text = "{n, plural, other {hai tệp}}";
  EXPECT_EQ(masked(text, literals_of(text)), "                   hai tệp  ");
}

TEST(IcuMessages, CategoriesAreNotComparedCasesAre) {
  std::vector<Literal> literals = literals_of("{n, plural, offset:1 =0 {không} one {một} other {#}}");
  ASSERT_EQ(literals.size(), 6U);
  EXPECT_EQ(literals[0].value, "{n,plural}");
  EXPECT_EQ(literals[0].role, LiteralRole::kOpen);
  EXPECT_EQ(literals[1].value, "{n,plural,=0}");
  EXPECT_EQ(literals[2].value, "");
  EXPECT_TRUE(literals[4].in_branch);
  EXPECT_EQ(literals[5].role, LiteralRole::kClose);
  literals = literals_of("{g, select, nam {anh} other {họ}}");
  EXPECT_EQ(literals[1].value, "{g,select,nam}");
  EXPECT_EQ(literals[2].value, "");
}

TEST(IcuMessages, Nest) {
  EXPECT_EQ(pieces("{g, select, nam {{n, plural, other {# con}}} other {x}}"),
            (Strings{"{g, select, ", "nam {", "{n, plural, ", "other {", "#", "}}", "} other {", "}}"}));
  std::string deep;
  for (int i = 0; i < 100; ++i) deep += "{a, select, b {";
  EXPECT_EQ(literals_of(deep).size(), 2 * IcuMessages::kMaxDepth);
}

TEST(IcuMessages, QuotedAndPlainBraces) { EXPECT_EQ(pieces("{n, plural, other {a '{' b {c d} e}}").back(), "}}"); }

TEST(IcuMessages, UnclosedAndOther) {
  EXPECT_EQ(literals_of("{n, plural, other {a}").back().role, LiteralRole::kStandalone);
  for (const char* text :
       {"{n, plural}", "{n, plural, }", "{n, plurals, a {b}}", "{, plural, a {b}}", "{n, plural, a b}"}) {
    for (const Literal& literal : literals_of(text)) EXPECT_EQ(literal.role, LiteralRole::kStandalone) << text;
  }
}

}  // namespace
}  // namespace lacuna::text
