#include "metrics/length_ratio.h"

#include <gtest/gtest.h>

#include <vector>

namespace lacuna {
namespace {

TEST(LengthRatioTest, CountsTokensOfTheTokeniser) {
  ScoreRequest request;
  request.hypotheses = {{.name = "hypothesis", .text = "a, b.\n"}};
  request.references = {{.name = "reference", .text = "a b\n"}};
  request.metrics = {*make_length_ratio({}), *make_length_ratio({.tokenizer = *make_tokenizer("none")})};
  const auto results = score_texts(request);
  EXPECT_EQ(results->front().metrics[0].score.value, 2.0);
  EXPECT_EQ(results->front().metrics[1].score.value, 1.0);
}

TEST(LengthRatioTest, HasNoValueWithoutReferenceTokens) {
  const Score score = (*make_length_ratio({}))->score(std::vector<double>{3.0, 0.0});
  EXPECT_FALSE(score.value.has_value());
  EXPECT_EQ(score.reason, "the references have no tokens");
}

}  // namespace
}  // namespace lacuna
