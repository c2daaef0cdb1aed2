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
/// The signs of denial that are no sure negation, one space between; those that are likely to negate with a "?".
std::string others(const std::string& text, const std::string& language) {
  const std::vector<Word> words = WordSplitter(language).split(text);
  std::string found;
  for (const Denial& denial : denials(text, words, language)) {
    if (denial.sure) continue;
    if (!found.empty()) found += ' ';
    found += words[denial.word].span.of(text);
    found += denial.likely ? "?" : "";
  }
  return found;
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
  EXPECT_EQ(others("They fail.", "en"), "fail");
  EXPECT_EQ(others("homeless people", "en"), "homeless");
  EXPECT_EQ(others("an unhappy man", "en"), "unhappy");
  EXPECT_EQ(others("It is unclear and discouraging.", "en"), "unclear discouraging");
  EXPECT_EQ(others("an indecomposable knot", "en"), "indecomposable");
  EXPECT_EQ(others("I have yet to read.", "en"), "yet");
  EXPECT_EQ(others("It is too far for us.", "en"), "too");
  EXPECT_EQ(others("trừ anh ấy", "vi"), "trừ");
  EXPECT_EQ(others("Không đọc thì thôi.", "vi"), "Không? thôi");
  EXPECT_EQ(others("ohne ihn", "de"), "ohne");
}

TEST(NegationTest, NoSignsAtAll) {
  for (const char* text : {"The union understands the university.", "Her uncle discovers it.", "It is too far.",
                           "Go out.", "The Unicorn sleeps.", "It returns None.", "whether or not"}) {
    EXPECT_EQ(others(text, "en"), "") << text;
  }
  for (const char* text : {"anh ấy đọc", "thay đổi bất kỳ từ nào", "ngành hàng không phát triển", "Bạn đọc chưa?",
                           "ở bên ngoài", "thoát khỏi nhà"}) {
    EXPECT_EQ(others(text, "vi"), "") << text;
  }
  EXPECT_EQ(others("khách hàng không đọc", "vi"), "không?");
}

TEST(NegationTest, SaidWithoutANegationElsewhere) {
  // "before", "only then", "prevent from", "deprecated", "no exception".
  for (const char* text :
       {"khi chưa hiểu", "chưa đọc thì đã viết", "bị ngăn không cho đi", "không dùng nữa", "không phải là ngoại lệ"}) {
    EXPECT_EQ(sure(text, "vi"), "") << text;
  }
  EXPECT_EQ(sure("It did not open until ten.", "en"), "");
}

TEST(NegationTest, WhatAnswersNotYet) {
  const std::string text = "Tôi chưa đọc.";
  const std::vector<Word> words = WordSplitter("vi").split(text);
  const std::vector<Denial> found = denials(text, words, "vi");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].not_yet);
  EXPECT_EQ(found[0].sense, DenialSense::kNot);
}

TEST(NegationTest, AQuickLook) {
  const auto has = [](const std::string& text, const std::string& language) {
    return has_negation(WordSplitter(language).split(text), language);
  };
  EXPECT_TRUE(has("Tôi không đi.", "vi"));
  EXPECT_FALSE(has("Tôi đi.", "vi"));
  EXPECT_TRUE(has("I can't go.", "en"));
  EXPECT_FALSE(has("I fail.", "en"));
  EXPECT_TRUE(has("Ich gehe nicht.", "de"));
}

TEST(NegationTest, Languages) {
  EXPECT_TRUE(knows_negation("en-US"));
  EXPECT_FALSE(knows_negation("pl"));
  EXPECT_FALSE(knows_negation(""));
}

}  // namespace
}  // namespace lacuna::text
