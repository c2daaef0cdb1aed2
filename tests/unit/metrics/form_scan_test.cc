#include "metrics/checks/form/form_scan.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::metrics {
namespace {

TEST(FormScanTest, CharactersWithoutTagsAndWithLiteralsAsOne) {
  const text::Analysis analysis;
  const std::vector<text::Literal> literals = {{.span = {1, 4}, .kind = text::LiteralKind::kTag},
                                               {.span = {5, 7}, .kind = text::LiteralKind::kPlaceholder},
                                               {.span = {7, 9}, .kind = text::LiteralKind::kUrl}};
  const SideText side{"x<b>é%su/", "en", analysis, {}};
  EXPECT_EQ(characters_of(side).size(), 9U);
  const std::string text = "x<b>y%su/!";
  const std::vector<Character> characters = characters_of({text, "en", analysis, literals});
  std::u32string codes;
  for (const Character& character : characters) codes.push_back(character.code);
  EXPECT_EQ(codes, U"xy\uFFFC\uFFFC!");
  EXPECT_EQ(characters[2].begin, 5U);
  EXPECT_EQ(characters[2].end, 7U);
}

TEST(FormScanTest, LiteralCursor) {
  const text::Analysis analysis;
  const std::vector<text::Literal> literals = {{.span = {1, 3}}, {.span = {3, 4}}, {.span = {6, 7}}};
  LiteralCursor cursor({"abcdefgh", "en", analysis, literals});
  std::string inside;
  for (std::size_t byte = 0; byte < 8; ++byte) inside += cursor.inside(byte) ? 'x' : '-';
  EXPECT_EQ(inside, "-xxx--x-");
}

TEST(FormScanTest, Blanks) {
  EXPECT_TRUE(is_blank(U'\u00A0'));
  EXPECT_FALSE(is_blank(U'\u200B'));
  EXPECT_TRUE(is_blank(" \u200B\n"));
  EXPECT_TRUE(is_blank(""));
  EXPECT_FALSE(is_blank(" x"));
  EXPECT_TRUE(is_break('\n'));
  EXPECT_TRUE(is_break(0x2028));
  EXPECT_FALSE(is_break(' '));
}

TEST(FormScanTest, Languages) {
  EXPECT_TRUE(is_one_of("fr-CA", "br fr"));
  EXPECT_TRUE(is_one_of("FR", "fr"));
  EXPECT_FALSE(is_one_of("f", "fr"));
  EXPECT_FALSE(is_one_of("fra", "fr"));
  EXPECT_FALSE(is_one_of("", "fr"));
}

TEST(FormScanTest, CodePoints) {
  EXPECT_EQ(utf8(U'ễ'), "ễ");
  EXPECT_EQ(code_point_name(0xAD), "U+00AD");
  EXPECT_EQ(code_point_name(0x1F600), "U+1F600");
  EXPECT_EQ(code_point_name(0x10FFFF), "U+10FFFF");
  EXPECT_EQ(count_of("aéaé", U'é'), 2U);
  EXPECT_EQ(count_of("", U'é'), 0U);
}

}  // namespace
}  // namespace lacuna::metrics
