#include "eval/stats/omission_figures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "eval/base/random.h"
#include "eval/pipeline/parallel.h"

namespace lacuna::stats {
namespace {

const OmissionFigure& figure(const OmissionFigures& figures, OmissionMeasure measure) {
  return figures[static_cast<std::size_t>(measure)];
}

JudgedPair damaged(const std::string& kind, double score, double whole = 0.0) {
  JudgedPair pair{.damaged = true, .kind = kind, .match_kind = kind};
  pair.detector = {score, whole};
  pair.length = {score / 2.0, whole};
  return pair;
}

JudgedPair untouched(const std::string& match_kind, double score) {
  JudgedPair pair{.kind = "none", .match_kind = match_kind};
  pair.detector.score = score;
  pair.length.score = -score;
  return pair;
}

std::vector<OmissionGroup> judge(const std::vector<JudgedPair>& pairs, std::size_t samples = 0) {
  return judge_omissions(pairs, {.samples = samples, .seed = 1}, base::serial_for);
}

TEST(CompareSpansTest, TokensAreMarkedByAnyOverlap) {
  const std::string text = "một hai ba bốn";
  const auto at = [&](const std::string& words) {
    const std::size_t begin = text.find(words);
    return ByteSpan{begin, begin + words.size()};
  };
  const auto compare = [&](const std::vector<ByteSpan>& gold, const std::vector<ByteSpan>& predicted) {
    const SpanTokens tokens = compare_spans(text, gold, predicted);
    return std::vector<std::uint32_t>{tokens.both, tokens.predicted, tokens.gold};
  };
  EXPECT_EQ(compare({}, {}), (std::vector<std::uint32_t>{0, 0, 0}));
  EXPECT_EQ(compare({at("hai ba")}, {at("ba bốn")}), (std::vector<std::uint32_t>{1, 1, 1}));
  EXPECT_EQ(compare({at("hai ba")}, {at("hai"), at("ba")}), (std::vector<std::uint32_t>{2, 0, 0}));
  EXPECT_EQ(compare({at("i b")}, {}), (std::vector<std::uint32_t>{0, 0, 2}));  // parts of two words
  EXPECT_EQ(compare({}, {at(" ")}), (std::vector<std::uint32_t>{0, 0, 0}));
}

TEST(OmissionFiguresTest, KindsMeetTheirOwnUntouchedPairs) {
  const auto groups = judge({damaged("phrase", 0.5), untouched("phrase", 0.1), damaged("word1", 0.2),
                             untouched("word1", 0.4), untouched("word1", 0.3), damaged("other", 0.35)});
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups[0].kind, "word1");
  EXPECT_EQ(groups[1].kind, "phrase");
  EXPECT_EQ(groups[2].kind, "other");  // without untouched pairs of its own: all of them
  EXPECT_EQ(groups[3].kind, "all");
  EXPECT_EQ(groups[0].pairs, 3U);
  EXPECT_EQ(groups[2].pairs, 4U);
  EXPECT_EQ(groups[3].pairs, 6U);
  EXPECT_EQ(groups[3].damaged, 3U);
  EXPECT_EQ(figure(groups[0].detector, OmissionMeasure::kArea).value, 0.0);
  EXPECT_EQ(figure(groups[1].detector, OmissionMeasure::kArea).value, 1.0);
  EXPECT_DOUBLE_EQ(*figure(groups[2].detector, OmissionMeasure::kArea).value, 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(*figure(groups[3].detector, OmissionMeasure::kArea).value, 6.0 / 9.0);
}

TEST(OmissionFiguresTest, HardPairsAreShownAgain) {
  std::vector<JudgedPair> pairs{damaged("phrase", 0.5), untouched("phrase", 0.1), damaged("phrase", 0.2),
                                untouched("phrase", 0.4)};
  EXPECT_EQ(judge(pairs).size(), 2U);
  pairs[2].hard = pairs[3].hard = true;
  const auto groups = judge(pairs);
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_TRUE(groups[2].hard && groups[3].hard);
  EXPECT_EQ(groups[3].pairs, 2U);
  EXPECT_EQ(figure(groups[3].detector, OmissionMeasure::kArea).value, 0.0);
}

TEST(OmissionFiguresTest, PairwiseCountsTiesHalf) {
  std::vector<JudgedPair> pairs{damaged("phrase", 0.5, 0.1), damaged("phrase", 0.5, 0.5), damaged("phrase", 0.5, 0.6),
                                damaged("phrase", 0.5), untouched("phrase", 0.9)};
  pairs[3].detector.whole.reset();
  pairs[3].length.whole.reset();
  EXPECT_DOUBLE_EQ(*figure(judge(pairs).back().detector, OmissionMeasure::kPairwise).value, 0.5);
}

TEST(OmissionFiguresTest, SpansOfKnownPlacesAndOfUntouchedPairs) {
  std::vector<JudgedPair> pairs{damaged("sentence", 1.0), damaged("word1", 1.0), untouched("sentence", 0.0)};
  pairs[0].spans_known = true;
  pairs[0].spans = {.both = 3, .predicted = 1, .gold = 1};
  pairs[1].spans = {.both = 0, .predicted = 50, .gold = 0};  // nobody knows whether they are right
  pairs[2].spans = {.both = 0, .predicted = 2, .gold = 0};
  const OmissionGroup all = judge(pairs).back();
  EXPECT_DOUBLE_EQ(*figure(all.detector, OmissionMeasure::kSpanF1).value, 6.0 / 8.0);
  EXPECT_DOUBLE_EQ(*figure(all.detector, OmissionMeasure::kSpanF1All).value, 6.0 / 10.0);
  EXPECT_FALSE(figure(all.length, OmissionMeasure::kSpanF1).value.has_value());
  EXPECT_FALSE(figure(judge(pairs).front().detector, OmissionMeasure::kSpanF1).value.has_value());
}

TEST(OmissionFiguresTest, WithoutUntouchedPairsThereIsNoRanking) {
  const auto groups = judge({damaged("phrase", 0.5, 0.1)}, 20);
  EXPECT_FALSE(figure(groups[0].detector, OmissionMeasure::kArea).value.has_value());
  EXPECT_EQ(figure(groups[0].detector, OmissionMeasure::kPairwise).value, 1.0);
  EXPECT_TRUE(judge({untouched("phrase", 0.5)}).empty());
}

std::vector<JudgedPair> random_pairs(std::size_t count) {
  std::vector<JudgedPair> pairs;
  base::KeyedRandom random(3, 0, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const double noise = static_cast<double>(random.below(1000)) / 1000.0;
    pairs.push_back(i % 2 == 0 ? damaged("phrase", noise + 0.3, noise) : untouched("phrase", noise));
  }
  return pairs;
}

TEST(OmissionFiguresTest, IntervalsHoldTheValueAndShrink) {
  const OmissionFigure few = figure(judge(random_pairs(50), 400).back().detector, OmissionMeasure::kArea);
  const OmissionFigure many = figure(judge(random_pairs(2000), 400).back().detector, OmissionMeasure::kArea);
  for (const OmissionFigure& f : {few, many}) {
    EXPECT_LT(f.low, *f.value);
    EXPECT_GT(f.high, *f.value);
  }
  EXPECT_LT(many.high - many.low, (few.high - few.low) / 3.0);
  // Hanley & McNeil's standard error for an area of about 0.75 on 1000 + 1000 pairs is about 0.011.
  EXPECT_NEAR(many.high - many.low, 4 * 0.011, 0.012);
}

TEST(OmissionFiguresTest, ThreadsChangeNothing) {
  const std::vector<JudgedPair> pairs = random_pairs(100);
  const auto one = judge_omissions(pairs, {.samples = 50, .seed = 5}, base::serial_for);
  const auto four = judge_omissions(pairs, {.samples = 50, .seed = 5}, pipeline::parallel_for(4, nullptr));
  const auto other = judge_omissions(pairs, {.samples = 50, .seed = 6}, base::serial_for);
  ASSERT_EQ(one.size(), four.size());
  bool differs = false;
  for (std::size_t g = 0; g < one.size(); ++g) {
    for (std::size_t m = 0; m < kOmissionMeasures; ++m) {
      EXPECT_EQ(one[g].detector[m].low, four[g].detector[m].low);
      EXPECT_EQ(one[g].detector[m].high, four[g].detector[m].high);
      differs |= one[g].detector[m].low != other[g].detector[m].low;
    }
  }
  EXPECT_TRUE(differs);
}

}  // namespace
}  // namespace lacuna::stats
