#include "eval/text/western_tokens.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

// The tokens themselves are tested through the two tokenisers that they are for.
TEST(WesternTokensTest, TokensAreAddedAndTheTextStaysAsItIs) {
  std::string text = "a, b";
  std::vector<ByteSpan> tokens = {{7, 9}};
  add_western_tokens(text, tokens);
  EXPECT_EQ(text, "a, b");
  EXPECT_EQ(tokens, (std::vector<ByteSpan>{{7, 9}, {0, 1}, {1, 2}, {3, 4}}));
}

TEST(WesternTokensTest, ReplacementsAreNotReadAgain) {
  std::string text = "aaa &amp;amp; &amp;lt; &quot;";
  replace_all(text, "aa", "a");
  EXPECT_EQ(text, "aa &amp;amp; &amp;lt; &quot;");
  replace_entities(text);
  EXPECT_EQ(text, "aa &amp; < \"");
}

TEST(WesternTokensTest, PunctuationThatIsAlwaysAToken) {
  std::string marks;
  for (int c = 0; c < 128; ++c) {
    if (is_western_punctuation(static_cast<char>(c))) marks += static_cast<char>(c);
  }
  EXPECT_EQ(marks, "!\"#$%&()*+/:;<=>?@[\\]^_`{|}~");
}

}  // namespace
}  // namespace lacuna::text
