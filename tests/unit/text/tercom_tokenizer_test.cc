#include "eval/text/tercom_tokenizer.h"

#include <gtest/gtest.h>

#include <random>

#include "eval/text/python_string.h"
#include "tests/support/slow_ter.h"

namespace lacuna::text {
namespace {

constexpr TerOptions kNormalized{.normalized = true};
constexpr TerOptions kNoPunct{.no_punct = true};

std::string tokenize(std::string_view text, const TerOptions& options) {
  TokenizedText tokens;
  TercomTokenizer(options).tokenize(text, tokens);
  std::string joined;
  for (const ByteSpan span : tokens.tokens) joined.append(joined.empty() ? "" : " ").append(span.of(tokens.text));
  return joined;
}

TEST(TercomTokenizerTest, PlainlyLowerCaseWords) {
  EXPECT_EQ(tokenize(" The\u00A0ΟΔΟΣ,  (it's)\u3000x ", {}), "the οδος, (it's) x");
  EXPECT_EQ(tokenize("The ΟΔΟΣ", {.case_sensitive = true}), "The ΟΔΟΣ");
  EXPECT_EQ(tokenize("", {}), "");
  EXPECT_EQ(tokenize("", kNormalized), "");
  EXPECT_EQ(tokenize(" \u2003", kNormalized), "");
}

TEST(TercomTokenizerTest, NormalizedMakesTokensOfPunctuation) {
  EXPECT_EQ(tokenize("(Hello), 3.14 5-10 a-b $5.", kNormalized), "( hello ) , 3.14 5 - 10 a-b $ 5 .");
  EXPECT_EQ(tokenize("&quot;a&quot; &amp;lt; &apos;", kNormalized), "\" a \" < & apos ;");
  EXPECT_EQ(tokenize("line\n-break and\nanother <skipped>", kNormalized), "linebreak and another < skipped >");
}

TEST(TercomTokenizerTest, PossessivesAreTokensBeforeASpaceOrPunctuationThatGetsOne) {
  EXPECT_EQ(tokenize("Tom's cat's", kNormalized), "tom 's cat 's");
  EXPECT_EQ(tokenize("it's! it's. it's, its' 's ''s", kNormalized), "it 's ! it's . it's , its' 's ' 's");
  EXPECT_EQ(tokenize("it's\u00A0so it's-", kNormalized), "it's so it's-");
  EXPECT_EQ(tokenize("TOM'S", {.normalized = true, .case_sensitive = true}), "TOM'S");
}

TEST(TercomTokenizerTest, PunctuationIsDroppedInsideOfTokens) {
  EXPECT_EQ(tokenize("3.14 ... (\"a\") b;c - d'e", kNoPunct), "314 a bc - d'e");
  EXPECT_EQ(tokenize("a.b (c)", {.normalized = true, .no_punct = true}), "a b c");
  EXPECT_EQ(tokenize("中。文、「x」", kNoPunct), "中。文、「x」");
  EXPECT_EQ(tokenize("中。文、「x」", {.no_punct = true, .asian_support = true}), "中文x");
}

TEST(TercomTokenizerTest, AsianSupportSplitsIdeographsAndPunctuationButNoKana) {
  const TerOptions asian{.normalized = true, .asian_support = true};
  EXPECT_EQ(tokenize("我们a好。", asian), "我 们 a 好 。");
  EXPECT_EQ(tokenize("ひらカタ漢字（x）", asian), "ひらカタ 漢 字 （ x ）");
  EXPECT_EQ(tokenize("한국 \U00020000\U00020001", asian), "한국 \U00020000\U00020001");
  EXPECT_EQ(tokenize("我们", kNormalized), "我们");
  EXPECT_EQ(tokenize("我们", {.asian_support = true}), "我们");
}

TEST(TercomTokenizerTest, EqualsTheRegularExpressionsOnRandomText) {
  constexpr std::string_view kPieces[] = {
      "a",      "Z",      "0",      "9",      ".",      ",",      "-",      "'",      "'s",     "'S",
      " ",      " ",      "\t",     "\n",     "\n-",    "(",      ")",      "/",      ":",      "?",
      "!",      ";",      "\"",     "_",      "~",      "&amp;",  "&quot;", "&lt;",   "lt;",    "é",
      "ệ",      "Đ",      "İ",      "Σ",      "\u0301", "\u0085", "\u00A0", "\u2009", "\u2028", "\u200B",
      "\u3000", "\uFEFF", "🙂",   "中",     "\u3400", "\u3F23", "\u4DC0", "\u31EF", "\u31F0", "\u3001",
      "\u3012", "\u30FB", "か",     "カ",     "한",     "\uF900", "\uFB00", "\uFE30", "\uFE50", "\uFF01",
      "\uFF03", "\uFF61", "\uFF66", "\u2E80", "\u2F00", "ไ",      "م",      "\x1c"};
  std::mt19937 random(5);
  std::string cased;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = support::random_text(random, kPieces, random() % 24);
    const TerOptions options{.normalized = (round & 1) != 0,
                             .no_punct = (round & 2) != 0,
                             .asian_support = (round & 4) != 0,
                             .case_sensitive = (round & 8) != 0};
    cased = text;
    if (!options.case_sensitive) python_lower(text, cased);
    std::string expected;
    python_split(support::slow_tercom(cased, options),
                 [&](std::string_view word) { expected.append(expected.empty() ? "" : " ").append(word); });
    ASSERT_EQ(tokenize(text, options), expected) << "'" << text << "' " << (round & 15);
  }
}

TEST(TercomTokenizerTest, AsianCharactersAreThoseOfTheRegularExpressions) {
  EXPECT_TRUE(is_tercom_asian(0x4E00) && is_tercom_asian(0x9FFF) && is_tercom_asian(0x30FB));
  EXPECT_FALSE(is_tercom_asian(0x3042) || is_tercom_asian(0x4DC0) || is_tercom_asian(0xAC00) || is_tercom_asian('a'));
  EXPECT_TRUE(is_tercom_asian_punctuation(0x3001) && is_tercom_asian_punctuation(0xFF1F));
  EXPECT_FALSE(is_tercom_asian_punctuation(0x3012) || is_tercom_asian_punctuation(0x4E00));
}

}  // namespace
}  // namespace lacuna::text
