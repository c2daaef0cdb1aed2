#include "eval/text/denial_words.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(DenialWordsTest, WordsOfTheSameSense) {
  EXPECT_EQ(denial_sense("not", "en"), denial_sense("không", "vi"));
  EXPECT_EQ(denial_sense("lacking", "en"), denial_sense("thiếu", "vi"));
  EXPECT_EQ(denial_sense("except", "en"), denial_sense("trừ", "vi"));
  EXPECT_EQ(denial_sense("refused", "en"), denial_sense("chối", "vi"));
  EXPECT_NE(denial_sense("fail", "en"), denial_sense("only", "en"));
}

TEST(DenialWordsTest, PrefixesAndSuffixes) {
  for (const char* word : {"unhappy", "homeless", "dishonest", "invisible", "unclear", "mismatch"}) {
    EXPECT_EQ(denial_sense(word, "en"), DenialSense::kAffix) << word;
  }
  for (const char* word : {"under", "uncle", "discuss", "university", "inside", "less-known", "mission"}) {
    EXPECT_NE(denial_sense(word, "en"), DenialSense::kAffix) << word;
  }
}

TEST(DenialWordsTest, OtherLanguages) {
  EXPECT_EQ(denial_sense("sans", "fr"), DenialSense::kOther);
  EXPECT_EQ(denial_sense("ohne", "de"), DenialSense::kOther);
  EXPECT_EQ(denial_sense("sin", "es"), DenialSense::kOther);
  EXPECT_FALSE(denial_sense("ohne", "en").has_value());
  EXPECT_FALSE(denial_sense("bez", "pl").has_value());
  EXPECT_FALSE(denial_sense("", "en").has_value());
}

}  // namespace
}  // namespace lacuna::text
