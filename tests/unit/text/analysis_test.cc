#include "eval/text/analysis.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(Analyzer, GivesWordsKeysAndNumbersOfOneText) {
  const Analyzer analyzer("en");
  const std::string_view text = "They didn't finish 3.4 billion projects.";
  const Analysis analysis = analyzer.analyze(text);
  ASSERT_EQ(analysis.words.size(), analysis.keys.size());
  ASSERT_EQ(analysis.words.size(), 8U);
  EXPECT_EQ(analysis.keys[1], "do");
  EXPECT_EQ(analysis.keys[2], "not");
  EXPECT_EQ(analysis.keys[6], analyzer.key("project"));
  EXPECT_EQ(analysis.keys[7], ".");
  ASSERT_EQ(analysis.numbers.size(), 1U);
  EXPECT_EQ(analysis.numbers[0].span.of(text), "3.4 billion");
  EXPECT_EQ(analyzer.language(), "en");
}

TEST(Analyzer, WordsAloneAreThoseOfTheWhole) {
  const Analyzer analyzer("en");
  const std::string_view text = "They didn't finish 3.4 billion projects.";
  const Analysis whole = analyzer.analyze(text);
  const Analysis words = analyzer.analyze_words(text);
  EXPECT_TRUE(words.numbers.empty());
  EXPECT_EQ(words.keys, whole.keys);
  ASSERT_EQ(words.words.size(), whole.words.size());
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    EXPECT_EQ(words.words[i].span, whole.words[i].span);
    EXPECT_EQ(words.words[i].norm, whole.words[i].norm);
  }
}

TEST(CountCharacters, CountsCodePointsWithoutWhiteSpace) {
  const Analyzer analyzer("vi");
  EXPECT_EQ(count_characters(analyzer.analyze("Xin chào, 12 bạn!")), 14U);
  EXPECT_EQ(count_characters(analyzer.analyze(" \t\n\xC2\xA0")), 0U);
  EXPECT_EQ(count_characters(analyzer.analyze("")), 0U);
  // Composed or not, a letter with its marks is one character.
  EXPECT_EQ(count_characters(analyzer.analyze("e\xCC\x82\xCC\x81")), 1U);
}

}  // namespace
}  // namespace lacuna::text
