#include "eval/text/negation.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/words.h"

namespace lacuna::text {
namespace {

/// The sure negations, one space between.
std::string sure(const std::string& text, const std::string& language) {
  const std::vector<Word> words = WordSplitter(language).split(text);
  std::string found;
  for (const std::size_t i : sure_negations(text, words, language)) {
    if (!found.empty()) found += ' ';
    found += words[i].span.of(text);
  }
  return found;
}
bool weak(const std::string& text, const std::string& language) {
  return may_negate(WordSplitter(language).split(text), language);
}

TEST(NegationTest, SureOnes) {
  EXPECT_EQ(sure("Tôi không muốn đi.", "vi"), "không");
  EXPECT_EQ(sure("Đừng đi nhé.", "vi"), "Đừng");
  EXPECT_EQ(sure("Tôi chưa đọc.", "vi"), "chưa");
  EXPECT_EQ(sure("I do not go.", "en"), "not");
  EXPECT_EQ(sure("I can't go.", "en"), "n't");
  EXPECT_EQ(sure("He never goes.", "en"), "never");
  EXPECT_EQ(sure("Je ne vais pas là.", "fr"), "pas");
  EXPECT_EQ(sure("Ich gehe nicht hin.", "de"), "nicht");
  EXPECT_EQ(sure("Yo no voy.", "es"), "no");
}

TEST(NegationTest, IdiomsQuestionsAndOtherWords) {
  for (const char* text : {"không chỉ đọc", "hàng không có gì", "không gian", "Bạn đi không?", "Bạn đi chưa?",
                           "không thể không đọc", "chẳng hạn", "không thể tách rời"}) {
    EXPECT_EQ(sure(text, "vi"), "") << text;
  }
  for (const char* text : {"not only this", "whether or not they go", "Isn't it?", "never mind", "if not today"}) {
    EXPECT_EQ(sure(text, "en"), "") << text;
  }
  EXPECT_EQ(sure("ein pas de deux", "fr"), "");
  EXPECT_EQ(sure("nicht nur das", "de"), "");
}

TEST(NegationTest, WeakSigns) {
  EXPECT_TRUE(weak("They fail.", "en"));
  EXPECT_TRUE(weak("homeless people", "en"));
  EXPECT_TRUE(weak("an unhappy man", "en"));
  EXPECT_TRUE(weak("an indecomposable knot", "en"));
  EXPECT_FALSE(weak("The union understands the university.", "en"));
  EXPECT_TRUE(weak("trừ anh ấy", "vi"));
  EXPECT_FALSE(weak("anh ấy đọc", "vi"));
  EXPECT_TRUE(weak("ohne ihn", "de"));
}

TEST(NegationTest, Languages) {
  EXPECT_TRUE(knows_negation("en-US"));
  EXPECT_FALSE(knows_negation("pl"));
  EXPECT_FALSE(knows_negation(""));
}

}  // namespace
}  // namespace lacuna::text
