#include "metrics/checks/form/reduplication.h"

#include <gtest/gtest.h>

namespace lacuna::metrics {
namespace {

TEST(ReduplicationTest, ByLanguage) {
  EXPECT_TRUE(may_be_doubled("had", "en"));
  EXPECT_TRUE(may_be_doubled("had", "en-GB"));
  EXPECT_FALSE(may_be_doubled("the", "en"));
  EXPECT_TRUE(may_be_doubled("xanh", "vi"));
  EXPECT_FALSE(may_be_doubled("của", "vi"));
  EXPECT_TRUE(may_be_doubled("nous", "fr"));
  EXPECT_FALSE(may_be_doubled("le", "fr"));
  EXPECT_TRUE(may_be_doubled("orang", "id"));
  EXPECT_TRUE(may_be_doubled("the", ""));
  EXPECT_TRUE(may_be_doubled("x", "en"));
  EXPECT_FALSE(may_be_doubled("a", "en"));
}

TEST(ReduplicationTest, NoWordIsBothDoubledAndAlone) {
  for (const char* word : {"các", "của", "và", "là", "với", "cho", "những"}) {
    EXPECT_TRUE(is_word_alone(word)) << word;
    EXPECT_FALSE(may_be_doubled(word, "vi")) << word;
  }
  EXPECT_FALSE(is_word_alone("báo"));
  EXPECT_TRUE(joins_syllables("vi"));
  EXPECT_FALSE(joins_syllables("en"));
}

TEST(ReduplicationTest, WholeWordsOnly) {
  EXPECT_FALSE(may_be_doubled("ha d", "en"));
  EXPECT_FALSE(is_exclamation("n"));
  EXPECT_TRUE(is_exclamation("ha"));
  EXPECT_TRUE(links_copies("and"));
  EXPECT_FALSE(links_copies("an"));
}

}  // namespace
}  // namespace lacuna::metrics
