#include "eval/stats/ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "eval/base/random.h"

namespace lacuna::stats {
namespace {

using Labels = std::vector<std::uint8_t>;
using Scores = std::vector<double>;

RankingFigures figures(const Scores& scores, const Labels& labels, const RankingLimits& limits = {}) {
  const auto found = Ranking(scores, labels).figures(limits);
  EXPECT_TRUE(found.has_value());
  return found.value_or(RankingFigures{});
}

/// Every measure from its definition: pairs counted one by one, thresholds tried one by one.
RankingFigures slow_figures(const Scores& scores, const Labels& labels, const RankingLimits& limits) {
  RankingFigures slow;
  double pairs = 0.0;
  for (std::size_t p = 0; p < scores.size(); ++p) {
    for (std::size_t n = 0; n < scores.size(); ++n) {
      if (labels[p] == 0 || labels[n] != 0) continue;
      pairs += 1.0;
      slow.area += scores[p] > scores[n] ? 1.0 : scores[p] == scores[n] ? 0.5 : 0.0;
    }
  }
  slow.area /= pairs;
  Scores thresholds = scores;
  std::sort(thresholds.rbegin(), thresholds.rend());
  thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
  const auto positives =
      static_cast<double>(std::count_if(labels.begin(), labels.end(), [](auto y) { return y != 0; }));
  const double negatives = static_cast<double>(labels.size()) - positives;
  double last_recall = 0.0;
  for (const double threshold : thresholds) {
    double hits = 0.0;
    double alarms = 0.0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (scores[i] >= threshold) (labels[i] != 0 ? hits : alarms) += 1.0;
    }
    const double precision = hits / (hits + alarms);
    const double recall = hits / positives;
    slow.average_precision += (recall - last_recall) * precision;
    last_recall = recall;
    if (hits > 0.0) slow.best_f1 = std::max(slow.best_f1, 2.0 * precision * recall / (precision + recall));
    if (precision >= limits.precision) slow.recall_at_precision = std::max(slow.recall_at_precision, recall);
    if (alarms / negatives <= limits.false_positive_rate) {
      slow.recall_at_false_positives = std::max(slow.recall_at_false_positives, recall);
    }
  }
  return slow;
}

void expect_near(const RankingFigures& a, const RankingFigures& b) {
  EXPECT_NEAR(a.area, b.area, 1e-12);
  EXPECT_NEAR(a.average_precision, b.average_precision, 1e-12);
  EXPECT_NEAR(a.best_f1, b.best_f1, 1e-12);
  EXPECT_NEAR(a.recall_at_precision, b.recall_at_precision, 1e-12);
  EXPECT_NEAR(a.recall_at_false_positives, b.recall_at_false_positives, 1e-12);
}

TEST(RankingTest, HandWorked) {
  // Best first: + + - + -. Of the 6 pairs 5 are in order.
  const RankingFigures f = figures({0.1, 0.9, 0.8, 0.5, 0.3}, {0, 1, 1, 0, 1});
  EXPECT_DOUBLE_EQ(f.area, 5.0 / 6.0);
  EXPECT_DOUBLE_EQ(f.average_precision, (1.0 + 1.0 + 3.0 / 4.0) / 3.0);
  EXPECT_DOUBLE_EQ(f.best_f1, 6.0 / 7.0);  // the upper four: 3 right of 4, 3 found of 3
  EXPECT_DOUBLE_EQ(f.recall_at_precision, 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(f.recall_at_false_positives, 2.0 / 3.0);
}

TEST(RankingTest, LimitsAreTheCallers) {
  const Scores scores{0.1, 0.9, 0.8, 0.5, 0.3};
  const Labels labels{0, 1, 1, 0, 1};
  const RankingFigures f = figures(scores, labels, {.precision = 0.75, .false_positive_rate = 0.5});
  EXPECT_DOUBLE_EQ(f.recall_at_precision, 1.0);        // 3 of 4
  EXPECT_DOUBLE_EQ(f.recall_at_false_positives, 1.0);  // 1 of 2
  const RankingFigures strict = figures(scores, labels, {.precision = 1.0, .false_positive_rate = 0.0});
  EXPECT_DOUBLE_EQ(strict.recall_at_precision, 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(strict.recall_at_false_positives, 2.0 / 3.0);
}

TEST(RankingTest, TiesAreTakenTogether) {
  const RankingFigures f = figures({1, 1, 1, 1}, {1, 0, 1, 0});
  EXPECT_DOUBLE_EQ(f.area, 0.5);
  EXPECT_DOUBLE_EQ(f.average_precision, 0.5);
  EXPECT_DOUBLE_EQ(f.best_f1, 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(f.recall_at_precision, 0.0);
  EXPECT_DOUBLE_EQ(f.recall_at_false_positives, 0.0);
}

TEST(RankingTest, PerfectAndReversed) {
  EXPECT_DOUBLE_EQ(figures({2, 1}, {1, 0}).area, 1.0);
  EXPECT_DOUBLE_EQ(figures({2, 1}, {1, 0}).average_precision, 1.0);
  EXPECT_DOUBLE_EQ(figures({2, 1}, {0, 1}).area, 0.0);
  EXPECT_DOUBLE_EQ(figures({2, 1}, {0, 1}).average_precision, 0.5);
}

TEST(RankingTest, OneClassHasNoFigures) {
  EXPECT_FALSE(Ranking(Scores{1, 2}, Labels{1, 1}).figures().has_value());
  EXPECT_FALSE(Ranking(Scores{1, 2}, Labels{0, 0}).figures().has_value());
  EXPECT_FALSE(Ranking(Scores{}, Labels{}).figures().has_value());
  const std::vector<std::uint32_t> only_positive{2, 0};
  EXPECT_FALSE(Ranking(Scores{1, 2}, Labels{1, 0}).figures(only_positive).has_value());
}

TEST(RankingTest, AgreesWithTheDefinitionsAndResamplesAreRepeatedItems) {
  for (std::uint64_t round = 0; round < 300; ++round) {
    base::KeyedRandom random(7, 1, round);
    const std::size_t size = 2 + random.below(40);
    const std::uint64_t levels = 1 + random.below(50);  // few levels: many ties
    Scores scores;
    Labels labels;
    std::vector<std::uint32_t> times;
    Scores repeated_scores;
    Labels repeated_labels;
    for (std::size_t i = 0; i < size; ++i) {
      scores.push_back(static_cast<double>(random.below(levels)) / 8.0);
      labels.push_back(static_cast<std::uint8_t>(i < 2 ? i : random.below(2)));
      times.push_back(static_cast<std::uint32_t>(i < 2 ? 1 : random.below(4)));
      repeated_scores.insert(repeated_scores.end(), times[i], scores[i]);
      repeated_labels.insert(repeated_labels.end(), times[i], labels[i]);
    }
    const RankingLimits limits{0.25 * static_cast<double>(random.below(5)),
                               0.125 * static_cast<double>(random.below(9))};
    const Ranking ranking(scores, labels);
    expect_near(*ranking.figures(limits), slow_figures(scores, labels, limits));
    expect_near(*ranking.figures(times, limits), slow_figures(repeated_scores, repeated_labels, limits));
    Scores shuffled(scores.rbegin(), scores.rend());
    Labels shuffled_labels(labels.rbegin(), labels.rend());
    expect_near(figures(shuffled, shuffled_labels, limits), *ranking.figures(limits));
  }
}

}  // namespace
}  // namespace lacuna::stats
