#include "eval/text/sentencepiece_tokenizer.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace lacuna::text {
namespace {

std::vector<std::string> corpus() {
  const std::vector<std::string> words = {"chính", "phủ",  "thủ",   "tướng", "nhân", "dân",    "kinh", "tế",   "xã",
                                          "hội",   "phát", "triển", "năm",   "the",  "people", "said", "plan", "year"};
  std::mt19937 random(1);
  std::vector<std::string> lines;
  for (int i = 0; i < 600; ++i) {
    std::string line;
    for (int n = 0; n < 12; ++n) line += words[random() % words.size()] + " ";
    lines.push_back(line + std::to_string(i) + ".");
  }
  return lines;
}

SentencePieceTraining small() {
  SentencePieceTraining options;
  options.vocabulary_size = 120;
  return options;
}

const std::string& model() {
  static const std::string kModel = *train_sentencepiece(corpus(), small());
  return kModel;
}

TEST(SentencePiece, TheSameLinesGiveTheSameBytes) {
  const auto again = train_sentencepiece(corpus(), small());
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*again, model());
}

TEST(SentencePiece, TokensArePiecesAndTheirConcatenationIsTheText) {
  const auto tokenizer = SentencePieceTokenizer::from_bytes(model(), "spm-test");
  ASSERT_TRUE(tokenizer.ok());
  EXPECT_EQ((*tokenizer)->signature(), "spm-test");
  TokenizedText tokens;
  (*tokenizer)->tokenize("thủ tướng said ☃", tokens);
  ASSERT_FALSE(tokens.tokens.empty());
  EXPECT_EQ(tokens.tokens.size(), (*tokenizer)->count_pieces("thủ tướng said ☃"));
  std::size_t end = 0;
  for (const ByteSpan& token : tokens.tokens) {
    EXPECT_EQ(token.begin, end);
    EXPECT_FALSE(token.empty());
    end = token.end;
  }
  EXPECT_EQ(end, tokens.text.size());
  EXPECT_EQ(tokens.text, "▁thủ▁tướng▁said▁☃");
  (*tokenizer)->tokenize("", tokens);
  EXPECT_TRUE(tokens.tokens.empty());
  EXPECT_TRUE(tokens.text.empty());
}

TEST(SentencePiece, PiecesMayCrossSpacesWhenAsked) {
  const std::vector<std::string> phrases = {"thủ tướng", "chính phủ", "nhân dân", "quốc hội", "năm", "và", "của"};
  std::mt19937 random(2);
  std::vector<std::string> lines;
  for (int i = 0; i < 600; ++i) {
    std::string line;
    for (int n = 0; n < 10; ++n) line += phrases[random() % phrases.size()] + " ";
    lines.push_back(line);
  }
  const auto crossing_pieces = [&](bool split) {
    SentencePieceTraining options = small();
    options.split_by_whitespace = split;
    const auto trained = train_sentencepiece(lines, options);
    std::size_t crossing = 0;
    if (!trained.ok()) return crossing;
    const auto tokenizer = SentencePieceTokenizer::from_bytes(*trained, "x");
    TokenizedText tokens;
    (*tokenizer)->tokenize("nhân dân và chính phủ năm thủ tướng", tokens);
    for (const ByteSpan& token : tokens.tokens) crossing += token.of(tokens.text).find("▁", 1) != std::string::npos;
    return crossing;
  };
  EXPECT_EQ(crossing_pieces(true), 0U);
  EXPECT_GT(crossing_pieces(false), 0U);
}

TEST(SentencePiece, LongLinesAreLeftOut) {
  std::vector<std::string> lines = corpus();
  lines.emplace_back(5000, 'q');
  const auto trained = train_sentencepiece(lines, small());
  ASSERT_TRUE(trained.ok());
  EXPECT_EQ(*trained, model());
}

TEST(SentencePiece, ErrorsOfTraining) {
  EXPECT_EQ(train_sentencepiece({}, small()).error().code, ErrorCode::kFormat);
  EXPECT_EQ(train_sentencepiece({"", std::string(9000, 'a')}, small()).error().code, ErrorCode::kFormat);
  SentencePieceTraining tiny;
  tiny.vocabulary_size = 5;  // fewer than the characters to keep
  EXPECT_EQ(train_sentencepiece(corpus(), tiny).error().code, ErrorCode::kFormat);
}

TEST(SentencePiece, DamagedModelsAreErrorsAndNothingIsPrinted) {
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  const std::string& good = model();
  std::vector<std::string> damaged = {"", "garbage", good.substr(0, good.size() / 2), std::string(100, '\xFF')};
  for (const std::string& bytes : damaged) {
    const auto tokenizer = SentencePieceTokenizer::from_bytes(bytes, "x");
    ASSERT_FALSE(tokenizer.ok()) << bytes.size();
    EXPECT_EQ(tokenizer.error().code, ErrorCode::kFormat);
    EXPECT_EQ(tokenizer.error().message.find("src/"), std::string::npos) << tokenizer.error().message;
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

}  // namespace
}  // namespace lacuna::text
