#include "eval/text/tokenizer_13a.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/slow_oracles.h"
#include "tests/support/slow_tokenizers.h"
#include "tests/support/token_text.h"

namespace lacuna::text {
namespace {

using support::single_spaced;

std::string tokenize(std::string_view text) { return support::joined_tokens(Tokenizer13a(), text); }

TEST(Tokenizer13aTest, PunctuationPointsAndDashes) {
  EXPECT_EQ(tokenize("(Hello), it's 3.14 - not 3,14. $5-10"), "( Hello ) , it's 3.14 - not 3,14 . $ 5 - 10");
  EXPECT_EQ(tokenize("a,,5 5.. ..5 5--x"), "a , ,5 5 . . . .5 5 - -x");
}

TEST(Tokenizer13aTest, EntitiesOfTheOriginal) {
  EXPECT_EQ(tokenize("&quot;a&quot; &amp;lt; &apos; <skipped>b"), "\" a \" < & apos ; b");
  EXPECT_EQ(tokenize("line-\nbreak and\nanother"), "linebreak and another");
}

TEST(Tokenizer13aTest, WhiteSpaceIsPythons) {
  EXPECT_EQ(tokenize("a\u00A0b\u2003c\u3000d\u1680e\u0085f\x1Fg"), "a b c d e f g");
  EXPECT_EQ(tokenize("a\u200Bb\uFEFFc"), "a\u200Bb\uFEFFc");
  EXPECT_EQ(tokenize(""), "");
  EXPECT_EQ(tokenize(" \u00A0 "), "");
}

TEST(Tokenizer13aTest, EqualsTheRegularExpressionsOnRandomText) {
  constexpr std::string_view kPieces[] = {
      "a",      "Z",    "0",    "9",      ".",      ",",      "-",      "'",      " ",      "\t",     "(",
      ")",      "/",    ":",    "_",      "~",      "é",      "ệ",      "。",     "\u00A0", "\u2009", "\u200B",
      "\u3000", "🙂", "\x1c", "\u0301", "\u0E01", "\u0E34", "\u0627", "\u0661", "\uFF10", "\u0085", "\u2028"};
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = support::random_text(random, kPieces, random() % 24);
    ASSERT_EQ(tokenize(text), single_spaced(support::tokenize_13a(text))) << "'" << text << "'";
  }
}

}  // namespace
}  // namespace lacuna::text
