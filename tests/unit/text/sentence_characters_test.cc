#include "eval/text/sentence_characters.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

TEST(SentenceCharacters, Terminators) {
  for (const char32_t code : U".!?…。！？।؟։።។༎\u037E") {
    EXPECT_TRUE(code == 0 || is_terminator(code) || code == 0x0F0E) << static_cast<std::uint32_t>(code);
  }
  for (const char32_t code : U",;:、，؛،·-x\u00BF")
    EXPECT_FALSE(is_terminator(code)) << static_cast<std::uint32_t>(code);
  EXPECT_TRUE(is_wide_terminator(U'。'));
  EXPECT_FALSE(is_wide_terminator(U'।')) << "a space follows it";
  EXPECT_FALSE(is_full_stop(U'。'));
}

TEST(SentenceCharacters, ScriptsWithoutCase) {
  EXPECT_TRUE(is_caseless_alphabetic(U'د'));
  EXPECT_TRUE(is_caseless_alphabetic(U'ก'));
  EXPECT_FALSE(is_caseless_alphabetic(U'네'));
  EXPECT_FALSE(is_caseless_alphabetic(U'是'));
  EXPECT_FALSE(is_caseless_alphabetic(U'の'));
  EXPECT_FALSE(is_caseless_alphabetic(U'a'));
  EXPECT_TRUE(is_hangul(U'네'));
  EXPECT_TRUE(is_hiragana(U'の'));
  EXPECT_FALSE(is_hiragana(U'ノ'));
}

TEST(SentenceCharacters, TokensAndWords) {
  const std::string text = "Ông GS.TS. l’art";
  EXPECT_EQ(token_before(text, text.find(". l"), 0), "GS.TS");
  EXPECT_EQ(token_before(text, text.size(), 0), "l’art");
  EXPECT_EQ(token_before(text, text.size(), text.size() - 2), "rt");
  EXPECT_EQ(token_before(text, 0, 0), "");
  EXPECT_EQ(word_at(text, 0, text.size()), "Ông");
  EXPECT_EQ(word_at("(x)", 0, 3), "");
  EXPECT_EQ(word_at(std::string(100, 'a'), 0, 100).size(), kLongestToken);
}

TEST(SentenceCharacters, Names) {
  const auto is_name = [](std::string_view text) { return is_lower_case_name(text, 0, text.size()); };
  for (const char* name : {"iPhone nhé", "foo_bar", "config.yaml", "get()", "a/b"}) EXPECT_TRUE(is_name(name)) << name;
  for (const char* word : {"phone", "xong.", "anh, em", "", "get( x )", "rồi... đi"})
    EXPECT_FALSE(is_name(word)) << word;
}

TEST(SentenceCharacters, KindsOfWords) {
  EXPECT_TRUE(is_single_letter("Đ"));
  EXPECT_TRUE(is_single_letter("के")) << "a letter with its vowel sign";
  EXPECT_FALSE(is_single_letter("ab"));
  EXPECT_FALSE(is_single_letter("1"));
  EXPECT_FALSE(is_single_letter(""));
  for (const char* token : {"U.N", "т.д", "J.-P", "U.S.A"}) EXPECT_TRUE(is_dotted_letters(token)) << token;
  for (const char* token : {"U", "U.No", "1.2", "a..b", ""}) EXPECT_FALSE(is_dotted_letters(token)) << token;
  EXPECT_TRUE(is_roman("XIV"));
  EXPECT_TRUE(is_roman("iv"));
  EXPECT_FALSE(is_roman("Xi"));
  EXPECT_TRUE(is_number("007"));
  EXPECT_FALSE(is_number("1.5"));
}

TEST(SentenceCharacters, SpaceIsSkippedUpToALimit) {
  const std::string text = "a" + std::string(1000, ' ') + "b";
  EXPECT_EQ(skip_some_space(text, 1), 1 + kLookAhead);
  EXPECT_EQ(skip_some_space("a b", 1), 2U);
  EXPECT_EQ(skip_some_space("a ", 1), 2U);
}

}  // namespace
}  // namespace lacuna::text
