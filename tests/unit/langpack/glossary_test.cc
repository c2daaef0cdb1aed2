#include "eval/langpack/glossary.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::langpack {
namespace {

std::vector<GlossaryLine> parse(std::string_view text) {
  const auto lines = parse_glossary(text, "terms.tsv");
  EXPECT_TRUE(lines.ok()) << lines.error().to_string();
  return lines ? *lines : std::vector<GlossaryLine>{};
}

Error error_of(std::string_view text) {
  const auto lines = parse_glossary(text, "terms.tsv");
  EXPECT_FALSE(lines.ok()) << text;
  return lines ? Error{} : lines.error();
}

TEST(ParseGlossaryTest, ReadsTermRenderingsAndClass) {
  const auto lines = parse("Phó Thủ tướng\tDeputy Prime Minister|Vice-Premier\tn\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].source, "phó thủ tướng");
  EXPECT_EQ(lines[0].renderings, (std::vector<std::string>{"Deputy Prime Minister", "Vice-Premier"}));
  EXPECT_FALSE(lines[0].null_rendering);
  EXPECT_EQ(lines[0].word_class, WordClass::kNoun);
}

TEST(ParseGlossaryTest, AByteOrderMarkIsNotPartOfTheFirstTerm) {
  const auto lines = parse("\xEF\xBB\xBFthăm\tvisit\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].source, "thăm");
}

TEST(ParseGlossaryTest, ATermWithoutRenderingsIsAnError) { EXPECT_EQ(error_of("của\tof\nthăm\t\tv\n").line, 2U); }

TEST(ParseGlossaryTest, NullIsNoRendering) {
  const auto lines = parse("của\tof|<null>|'s\tprep\nđã\t<null>\tpart");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].renderings, (std::vector<std::string>{"of", "'s"}));
  EXPECT_TRUE(lines[0].null_rendering);
  EXPECT_TRUE(lines[1].renderings.empty());
  EXPECT_TRUE(lines[1].null_rendering);
}

TEST(ParseGlossaryTest, CommentsBlankLinesSpacesAndCarriageReturnsDoNotMatter) {
  const auto lines =
      parse("# comment\twith\ttabs\tand\tmore\r\n\r\n  \n tỉnh \t province | county \t n \r\nthăm\tvisit\r\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].source, "tỉnh");
  EXPECT_EQ(lines[0].renderings, (std::vector<std::string>{"province", "county"}));
  EXPECT_EQ(lines[0].word_class, WordClass::kNoun);
  EXPECT_EQ(lines[1].renderings, std::vector<std::string>{"visit"});
  EXPECT_EQ(lines[1].word_class, WordClass::kUnknown);
}

TEST(ParseGlossaryTest, HeadwordsAreInMatchingForm) {
  // "ế" as e + circumflex + acute.
  const auto lines = parse("KE\xCC\x82\xCC\x81 HOẠCH\tplan\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].source, "kế hoạch");
}

TEST(ParseGlossaryTest, PartsOfSpeech) {
  const std::vector<std::pair<std::string, WordClass>> cases{
      {"n", WordClass::kNoun},          {"num", WordClass::kNoun},     {"name", WordClass::kName},
      {"v", WordClass::kVerb},          {"v/n", WordClass::kVerb},     {"n/v", WordClass::kNoun},
      {"adj", WordClass::kModifier},    {"adv", WordClass::kModifier}, {"prep", WordClass::kFunction},
      {"conj", WordClass::kFunction},   {"clf", WordClass::kFunction}, {"", WordClass::kUnknown},
      {"whatever", WordClass::kUnknown}};
  for (const auto& [tag, expected] : cases) {
    const auto lines = parse("x\ty\t" + tag + "\n");
    ASSERT_EQ(lines.size(), 1U) << tag;
    EXPECT_EQ(lines[0].word_class, expected) << tag;
  }
}

TEST(ParseGlossaryTest, BadLinesAreNamed) {
  for (const char* bad : {"no tab here", "\trendering", "a\tb\tn\tmore", " \tb", "\t\t"}) {
    const Error error = error_of("# head\nx\ty\n\n" + std::string(bad) + "\nalso bad\n");
    EXPECT_EQ(error.code, ErrorCode::kFormat) << bad;
    EXPECT_EQ(error.path, "terms.tsv");
    EXPECT_EQ(error.line, 4U) << bad;
    EXPECT_NE(error.message.find("TAB"), std::string::npos) << error.message;
  }
  EXPECT_EQ(error_of("no tab at the very end").line, 1U);
}

TEST(ParseGlossaryTest, NothingIsNoLines) {
  EXPECT_TRUE(parse("").empty());
  EXPECT_TRUE(parse("\n\n# only a comment\n").empty());
}

// Term 1 has two renderings: {4, 5} and {6}; term 3 has none but may be left out. Not inlined: g++ 12 warns of look-ups
// behind the end, which `entry` guards against.
[[gnu::noinline]] Glossary small() {
  return {{{}, {.first_rendering = 0, .rendering_count = 2}, {}, {.null_rendering = 1}}, {0, 2, 3}, {4, 5, 6}};
}

TEST(GlossaryTest, EntriesAndRenderings) {
  const Glossary glossary = small();
  EXPECT_FALSE(glossary.has(0));
  EXPECT_TRUE(glossary.has(1));
  EXPECT_FALSE(glossary.has(2));
  EXPECT_TRUE(glossary.has(3));
  EXPECT_FALSE(glossary.has(4));
  EXPECT_FALSE(glossary.has(kUnknownWord));
  const auto first = glossary.rendering(0);
  EXPECT_EQ(std::vector<WordId>(first.begin(), first.end()), (std::vector<WordId>{4, 5}));
  const auto second = glossary.rendering(1);
  EXPECT_EQ(std::vector<WordId>(second.begin(), second.end()), std::vector<WordId>{6});
  EXPECT_EQ(glossary.entry(99).rendering_count, 0U);
  EXPECT_FALSE(Glossary().has(0));
}

}  // namespace
}  // namespace lacuna::langpack
