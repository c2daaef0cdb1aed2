#include "eval/text/span_tokens.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::text {
namespace {

std::vector<std::string> tokens(const std::string& text) {
  std::vector<std::string> found;
  for (const ByteSpan& span : span_tokens(text)) found.emplace_back(span.of(text));
  return found;
}

using Tokens = std::vector<std::string>;

TEST(SpanTokensTest, WordsAndNumbers) {
  EXPECT_EQ(tokens(""), Tokens{});
  EXPECT_EQ(tokens(" \t,.!"), Tokens{});
  EXPECT_EQ(tokens("Don't stop-now."), (Tokens{"Don", "t", "stop", "now"}));
  EXPECT_EQ(tokens("4.286,5 tỷ đồng lúc 12:30."), (Tokens{"4.286,5", "tỷ", "đồng", "lúc", "12:30"}));
  EXPECT_EQ(tokens("1., 2"), (Tokens{"1", "2"}));
  EXPECT_EQ(tokens("1..2"), (Tokens{"1", "2"}));
  EXPECT_EQ(tokens("B52 snake_case"), (Tokens{"B", "52", "snake", "case"}));
}

TEST(SpanTokensTest, MarksBelongToTheirLetter) {
  EXPECT_EQ(tokens("tie\u0302\u0301ng"), (Tokens{"tie\u0302\u0301ng"}));
  EXPECT_EQ(tokens("\u0301a"), (Tokens{"a"}));
  EXPECT_EQ(tokens("x²"), (Tokens{"x²"}));  // a numeral that is no decimal digit
}

TEST(SpanTokensTest, HanAndKanaStandAlone) {
  EXPECT_EQ(tokens("我在3楼。"), (Tokens{"我", "在", "3", "楼"}));
  EXPECT_EQ(tokens("カ・キ"), (Tokens{"カ", "キ"}));
  EXPECT_EQ(tokens("T恤"), (Tokens{"T恤"}));  // behind a letter they are letters
  EXPECT_EQ(tokens("한국 말"), (Tokens{"한국", "말"}));
}

TEST(SpanTokensTest, EverythingElseSeparates) {
  EXPECT_EQ(tokens("a\u00A0b\u2028c\u0085d\u200Be"), (Tokens{"a", "b", "c", "d", "e"}));
  EXPECT_EQ(tokens("ok👍🏽ok"), (Tokens{"ok", "ok"}));
  EXPECT_EQ(tokens("١٢٣ مرحبا"), (Tokens{"١٢٣", "مرحبا"}));
}

}  // namespace
}  // namespace lacuna::text
