#include "eval/text/tokenizer_intl.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "tests/support/slow_oracles.h"
#include "tests/support/slow_tokenizers.h"
#include "tests/support/token_text.h"

namespace lacuna::text {
namespace {

std::string tokenize(std::string_view text) { return support::joined_tokens(TokenizerIntl(), text); }

TEST(TokenizerIntlTest, PunctuationUnlessBetweenNumbers) {
  EXPECT_EQ(tokenize("Hello, world! 3.14 3,14 a.b"), "Hello , world ! 3.14 3,14 a . b");
  EXPECT_EQ(tokenize("\u201Eso\u201C \u2013 \u00ABcela\u00BB\u2026"),
            "\u201E so \u201C \u2013 \u00AB cela \u00BB \u2026");
  EXPECT_EQ(tokenize("don't it's well-known 10-year"), "don ' t it ' s well - known 10 - year");
  EXPECT_EQ(tokenize("\u0663\u066B\u0661 \u0967.\u0968"),
            "\u0663\u066B\u0661 \u0967.\u0968");  // numbers of all scripts
}

TEST(TokenizerIntlTest, SymbolsAlways) {
  EXPECT_EQ(tokenize("$5+3=8 \u20AC2 a<b 5|6"), "$ 5 + 3 = 8 \u20AC 2 a < b 5 | 6");
  EXPECT_EQ(tokenize("\U0001F600\U0001F44D"), "\U0001F600 \U0001F44D");
  EXPECT_EQ(tokenize("&quot;x&quot;"), "& quot ; x & quot ;");  // entities stay
}

TEST(TokenizerIntlTest, TheOriginalsQuirks) {
  EXPECT_EQ(tokenize("In 1999."), "In 1999.");  // nothing follows the number's point
  EXPECT_EQ(tokenize("In 1999. "), "In 1999 .");
  EXPECT_EQ(tokenize(".5"), ".5");  // nothing before the point, and a number after it
  EXPECT_EQ(tokenize("5..5"), "5 . . 5");
  EXPECT_EQ(tokenize("5...5 a..5"), "5 . . .5 a . .5");  // a run of points, taken two by two
  EXPECT_EQ(tokenize("."), ".");
  EXPECT_EQ(tokenize(".."), ". .");
}

TEST(TokenizerIntlTest, WhiteSpaceIsPythons) {
  EXPECT_EQ(tokenize("a\u00A0b\u2003c\u3000d\u1680e\u0085f\x1Fg\u2028h"), "a b c d e f g h");
  EXPECT_EQ(tokenize("a\u200Bb\uFEFFc"), "a\u200Bb\uFEFFc");
  EXPECT_EQ(tokenize(""), "");
  EXPECT_EQ(tokenize(" \u00A0 "), "");
}

TEST(TokenizerIntlTest, CharactersOfALaterUnicodeAreOrdinary) {
  EXPECT_EQ(intl_class(U'\u20C0'), IntlClass::kSymbol);      // som sign, Unicode 14
  EXPECT_EQ(intl_class(U'\U0001FA75'), IntlClass::kSymbol);  // light blue heart, Unicode 15.0
  EXPECT_EQ(intl_class(U'\u31EF'), IntlClass::kOther);       // ideographic description of subtraction, Unicode 15.1
  EXPECT_EQ(intl_class(U'\U0001FAE9'), IntlClass::kOther);   // face with bags under eyes, Unicode 16
  EXPECT_EQ(intl_class(U'\U0010FFFF'), IntlClass::kOther);
}

constexpr std::u32string_view kPunctuation = U".,-'(\u2013\u201C\u2026\u3002\u060C\u0964\uFF0C\u00BF";
constexpr std::u32string_view kSymbols = U"$+<^`|\u20AC\u00B0\u00D7\u2192\U0001F600";
constexpr std::u32string_view kNumbers = U"059\u0663\u0967\u0E51\u00BD\u00B2\u216B\uFF15\U0001D7D8";

bool is_in(std::u32string_view set, char32_t code) { return set.find(code) != std::u32string_view::npos; }

TEST(TokenizerIntlTest, EqualsTheRegularExpressionsOnRandomText) {
  constexpr std::string_view kOthers[] = {"a",      "Z",      "é",      "ệ",          "ß",      "я",      "中",
                                          "あ",     "ก",      "ิ",       "ع",          "ा",      "\u0301", "\u200D",
                                          "\uFE0F", "\u200B", "\uFEFF", "\U00020000", " ",      " ",      "\t",
                                          "\u00A0", "\u2009", "\u3000", "\u0085",     "\u2028", "\x1C"};
  std::vector<std::string> pieces(std::begin(kOthers), std::end(kOthers));
  for (const std::u32string_view set : {kPunctuation, kSymbols, kNumbers}) {
    for (const char32_t code : set) pieces.push_back(support::encode({&code, 1}));
  }
  const std::vector<std::string_view> alphabet(pieces.begin(), pieces.end());
  std::mt19937 random(14);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = support::random_text(random, alphabet, random() % 24);
    const std::string expected = support::tokenize_intl(
        text, [](char32_t c) { return is_in(kPunctuation, c); }, [](char32_t c) { return is_in(kSymbols, c); },
        [](char32_t c) { return is_in(kNumbers, c); });
    ASSERT_EQ(tokenize(text), support::single_spaced(expected)) << "'" << text << "'";
  }
}

}  // namespace
}  // namespace lacuna::text
