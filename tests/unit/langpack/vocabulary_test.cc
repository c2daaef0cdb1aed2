#include "eval/langpack/vocabulary.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::langpack {
namespace {

TEST(VocabularyTest, IdsAreGivenInOrderOfFirstAdd) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.add("chính phủ"), 0U);
  EXPECT_EQ(vocabulary.add(""), 1U);
  EXPECT_EQ(vocabulary.add("chính phủ"), 0U);
  EXPECT_EQ(vocabulary.add("Chính phủ"), 2U);
  EXPECT_EQ(vocabulary.size(), 3U);
  EXPECT_EQ(vocabulary.word(2), "Chính phủ");
}

TEST(VocabularyTest, UnknownWordsHaveNoId) {
  EXPECT_EQ(Vocabulary().find("x"), kUnknownWord);
  Vocabulary vocabulary;
  vocabulary.add("x");
  EXPECT_EQ(vocabulary.find("xy"), kUnknownWord);
  EXPECT_EQ(vocabulary.find(std::string_view("xy").substr(0, 1)), 0U);
}

TEST(VocabularyTest, RebuildsFromItsWords) {
  Vocabulary vocabulary;
  for (int i = 0; i < 500; ++i) vocabulary.add("word" + std::to_string(i * 7919 % 600));
  Vocabulary rebuilt(vocabulary.words());
  ASSERT_EQ(rebuilt.size(), vocabulary.size());
  for (WordId id = 0; id < vocabulary.size(); ++id) {
    EXPECT_EQ(rebuilt.find(vocabulary.word(id)), id);
    EXPECT_EQ(rebuilt.word(id), vocabulary.word(id));
  }
  EXPECT_EQ(rebuilt.add("new"), vocabulary.size());
}

}  // namespace
}  // namespace lacuna::langpack
