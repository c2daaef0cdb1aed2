#include "metrics/kernels/token_source.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace lacuna::metrics {
namespace {

/// The whole text as one token, white space and all, as a SentencePiece model may make it.
class WholeText : public Tokenizer {
 public:
  explicit WholeText(bool no_space) : no_space_(no_space) {}
  [[nodiscard]] std::string signature() const override { return "whole"; }
  [[nodiscard]] bool tokens_have_no_space() const override { return no_space_; }
  void tokenize(std::string_view text, TokenizedText& out) const override {
    out.clear();
    out.add(text);
  }

 private:
  bool no_space_;
};

std::vector<std::string> tokens_of(const TokenSource& source, std::string_view segment) {
  TokenBuffer buffer;
  std::vector<std::string> tokens;
  const TokenizedText& text = source.tokenize(segment, buffer);
  for (const ByteSpan token : text.tokens) tokens.emplace_back(token.of(text.text));
  EXPECT_EQ(source.count(segment, buffer), tokens.size());
  return tokens;
}

TEST(TokenSourceTest, TokensAreSplitAtWhiteSpaceUnlessThereIsNone) {
  const std::string segment = " a\u3000b c ";
  EXPECT_EQ(tokens_of(TokenSource(std::make_shared<WholeText>(false), false), segment),
            (std::vector<std::string>{"a", "b", "c"}));
  EXPECT_EQ(tokens_of(TokenSource(std::make_shared<WholeText>(true), false), segment),
            (std::vector<std::string>{" a\u3000b c"}));  // believed; only the end is stripped
}

TEST(TokenSourceTest, LowerCaseAndTheDefault) {
  EXPECT_EQ(tokens_of(TokenSource(nullptr, true), "\u0130stanbul, OK. "),
            (std::vector<std::string>{"i\u0307stanbul", ",", "ok", "."}));
  EXPECT_EQ(TokenSource(nullptr, false).tokenizer().signature(), "13a");
}

}  // namespace
}  // namespace lacuna::metrics
