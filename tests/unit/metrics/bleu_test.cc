#include "metrics/bleu.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace lacuna {
namespace {

Score bleu(const std::string& hypothesis, const std::vector<std::string>& references, const BleuOptions& options = {}) {
  ScoreRequest request;
  request.hypotheses = {{.name = "hypothesis", .text = hypothesis}};
  for (const std::string& reference : references)
    request.references.push_back({.name = "reference", .text = reference});
  request.metrics = {*make_bleu(options)};
  return score_texts(request)->front().metrics.front().score;
}

TEST(BleuTest, BrevityPenaltyAndPrecisionsOfASmallCase) {
  // Matches 5 of 5, 4 of 4, 3 of 3, 2 of 2; reference length 6.
  const Score score = bleu("the cat sat on the", {"the cat sat on the mat"});
  EXPECT_NEAR(*score.value, 100.0 * std::exp(1.0 - 6.0 / 5.0), 1e-12);
  EXPECT_EQ(score.metric, "BLEU");
  EXPECT_EQ(score.components[0], (std::pair<std::string, double>{"precision_1", 100.0}));
  EXPECT_EQ(score.components[4].second, std::exp(1.0 - 6.0 / 5.0));
}

TEST(BleuTest, ExponentialSmoothingHalvesForEachOrderWithoutMatch) {
  const Score score = bleu("a b c d", {"a x c y"});
  EXPECT_EQ(score.components[1].second, 100.0 / (2 * 3));
  EXPECT_EQ(score.components[2].second, 100.0 / (4 * 2));
  EXPECT_EQ(score.components[3].second, 100.0 / (8 * 1));
}

TEST(BleuTest, ReferenceLengthIsTheNearestAndOfTwoTheShorter) {
  EXPECT_EQ(bleu("a b c d", {"a b c d e", "a b c"}).components.back().second, 3.0);
  EXPECT_EQ(bleu("a b c d", {"a b c d e f", "a b c d e"}).components.back().second, 5.0);
}

TEST(BleuTest, LowercaseComparesFullUnicode) {
  const BleuOptions lowercase{.tokenizer = {}, .smoothing_value = {}, .lowercase = true};
  EXPECT_NEAR(*bleu("VIỆT NAM ĐẤT NƯỚC", {"Việt Nam đất nước"}, lowercase).value, 100.0, 1e-9);
  EXPECT_EQ(*bleu("VIỆT NAM ĐẤT NƯỚC", {"Việt Nam đất nước"}).value, 0.0);
}

TEST(BleuTest, SignatureIsSacrebleusUpToTheVersionAndSaysTheRestAfterIt) {
  EXPECT_EQ((*make_bleu({}))->signature(2).substr(0, 58), "nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp|version:0.1.0");
  BleuOptions options;
  options.smoothing = BleuSmoothing::kFloor;
  options.smoothing_value = 0.001;
  options.max_order = 3;
  const std::string signature = (*make_bleu(options))->signature(kVariedReferences);
  EXPECT_TRUE(signature.starts_with("nrefs:var|case:mixed|eff:no|tok:13a|smooth:floor[0.00]|version:")) << signature;
  EXPECT_TRUE(signature.ends_with("|order:3|value:0.001")) << signature;
}

TEST(BleuTest, RefusesOptionsThatMakeNoSense) {
  const auto code = [](int order, BleuSmoothing smoothing, std::optional<double> value) {
    BleuOptions options;
    options.max_order = order;
    options.smoothing = smoothing;
    options.smoothing_value = value;
    const Result<MetricPtr> metric = make_bleu(options);
    return metric ? std::optional<ErrorCode>() : metric.error().code;
  };
  EXPECT_EQ(code(4, BleuSmoothing::kFloor, 0.5), std::nullopt);
  EXPECT_EQ(code(0, BleuSmoothing::kExp, {}), ErrorCode::kUsage);
  EXPECT_EQ(code(17, BleuSmoothing::kExp, {}), ErrorCode::kUsage);
  EXPECT_EQ(code(4, BleuSmoothing::kExp, 1.0), ErrorCode::kUsage);
  EXPECT_EQ(code(4, BleuSmoothing::kAddK, -1.0), ErrorCode::kUsage);
  EXPECT_EQ(code(4, BleuSmoothing::kAddK, std::numeric_limits<double>::infinity()), ErrorCode::kUsage);
}

TEST(BleuTest, SmoothedCountsOfResamplesAreSingle) {
  const MetricPtr metric = *make_bleu({.max_order = 2, .smoothing = BleuSmoothing::kAddK, .smoothing_value = 0.1});
  const std::vector<double> sums = {10, 10, 5, 0, 10, 9};  // 5 of 10 words, none of 9 pairs
  std::vector<std::optional<double>> value(1);
  metric->score_many_single(sums, value);
  const double pairs = 100.0 * double{0.1F} / double{static_cast<float>(9 + 0.1)};
  EXPECT_EQ(*value[0], std::exp((std::log(50.0) + std::log(pairs)) / 2));
  metric->score_many(sums, value);
  EXPECT_EQ(*value[0], std::exp((std::log(50.0) + std::log(100.0 * 0.1 / 9.1)) / 2));
}

}  // namespace
}  // namespace lacuna
