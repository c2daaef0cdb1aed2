#include "eval/text/tokenizer_13a.h"

#include <gtest/gtest.h>

#include <random>

#include "eval/text/python_string.h"
#include "tests/support/slow_oracles.h"

namespace lacuna::text {
namespace {

std::string tokenize(std::string_view text) {
  TokenizedText tokens;
  Tokenizer13a().tokenize(text, tokens);
  std::string joined;
  for (const ByteSpan span : tokens.tokens) joined.append(joined.empty() ? "" : " ").append(span.of(tokens.text));
  return joined;
}

std::string single_spaced(std::string_view text) {
  std::string joined;
  python_split(text, [&](std::string_view word) { joined.append(joined.empty() ? "" : " ").append(word); });
  return joined;
}

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
  constexpr std::string_view kPieces[] = {"a",  "Z",      "0",      "9",      ".",      ",",    "-",   "'", " ",
                                          "\t", "(",      ")",      "/",      ":",      "_",    "~",   "é", "ệ",
                                          "。", "\u00A0", "\u2009", "\u200B", "\u3000", "🙂", "\x1c"};
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = support::random_text(random, kPieces, random() % 24);
    ASSERT_EQ(tokenize(text), single_spaced(support::tokenize_13a(text))) << "'" << text << "'";
  }
}

}  // namespace
}  // namespace lacuna::text
