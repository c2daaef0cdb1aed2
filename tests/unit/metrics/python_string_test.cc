#include "eval/text/python_string.h"

#include <gtest/gtest.h>

#include <vector>

#include "eval/text/simple_tokenizers.h"

namespace lacuna::text {
namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  python_split(text, [&](std::string_view word) { words.emplace_back(word); });
  return words;
}

std::string lower(std::string_view text) {
  std::string out = "left over";
  python_lower(text, out);
  return out;
}

TEST(PythonStringTest, SplitsAtPythonsWhiteSpaceOnly) {
  EXPECT_EQ(split(" a\u0085b\u2028c \x1d d\u202F"), (std::vector<std::string>{"a", "b", "c", "d"}));
  EXPECT_EQ(split("a\u200Bb\u180Ec\uFEFF"), (std::vector<std::string>{"a\u200Bb\u180Ec\uFEFF"}));
  EXPECT_TRUE(split("\u3000 ").empty());
}

TEST(PythonStringTest, StripsTheRightEnd) {
  EXPECT_EQ(python_rstrip(" a\u200B \u00A0\r\n"), " a\u200B");
  EXPECT_EQ(python_rstrip("\u2003\u3000"), "");
  EXPECT_EQ(python_rstrip("中"), "中");
}

TEST(PythonStringTest, LowersFullUnicode) {
  EXPECT_EQ(lower("ABC xyz"), "abc xyz");
  EXPECT_EQ(lower("ĐÀ NẴNG İ"), "đà nẵng i\u0307");
  EXPECT_EQ(lower("ΟΔΥΣΣΕΥΣ ΣΑΣ"), "οδυσσευς σας");
  EXPECT_EQ(lower(""), "");
}

TEST(SimpleTokenizersTest, NoneAndChar) {
  TokenizedText tokens;
  TokenizerNone().tokenize("a\u00A0bc  d", tokens);
  ASSERT_EQ(tokens.tokens.size(), 3U);
  EXPECT_EQ(tokens.tokens[1].of(tokens.text), "bc");
  TokenizerChar().tokenize("a ệ🙂", tokens);
  ASSERT_EQ(tokens.tokens.size(), 3U);
  EXPECT_EQ(tokens.tokens[2].of(tokens.text), "🙂");
}

}  // namespace
}  // namespace lacuna::text
