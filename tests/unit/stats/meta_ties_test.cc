#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "eval/stats/meta/pair_test.h"
#include "eval/stats/meta/tie_calibration.h"
#include "tests/support/slow_meta.h"

namespace lacuna::stats {
namespace {

using Scores = std::vector<double>;
using Human = std::vector<std::optional<double>>;

constexpr double kExact = 1e-12;

TEST(TieCalibrationTest, AsTryingEveryThreshold) {
  for (std::uint64_t round = 0; round < 60; ++round) {
    base::KeyedRandom random(11, 0, round);
    const std::size_t systems = 2 + random.below(6);
    const std::size_t segments = 1 + random.below(12);
    const Human human = support::random_human(random, systems * segments, 1 + random.below(5), round % 3 * 4);
    const auto grouping = static_cast<MetaGrouping>(round % 3);
    const GroupedScores grouped = group_scores(human, segments, grouping);
    const Scores metric = support::random_scores(random, grouped.size(), round % 2 == 0 ? 6 : 1000);
    const TieCalibration ties = calibrate_ties(grouped, metric);
    if (ties.groups == 0) continue;
    const support::SlowCalibration slow = support::slow_calibration(grouped, metric);
    EXPECT_NEAR(ties.accuracy, slow.accuracy, kExact);
    EXPECT_EQ(ties.epsilon, slow.epsilon);
  }
}

// So many pairs that they are first put into buckets.
TEST(TieCalibrationTest, ManyPairsAsSortingAllOfThem) {
  for (const std::uint64_t values : {8U, 1000000U}) {
    base::KeyedRandom random(12, 0, values);
    const Human human = support::random_human(random, 3200, 4, 0);
    const GroupedScores grouped = group_scores(human, human.size(), MetaGrouping::kNone);
    Scores metric = support::random_scores(random, grouped.size(), values);
    for (std::size_t i = 0; i < metric.size(); ++i) {
      metric[i] = metric[i] / 10.0 + *human[i] * static_cast<double>(values) / 15.0;
    }
    struct Step {
      double difference;
      int gain;
    };
    std::vector<Step> steps;
    for (std::size_t i = 0; i < metric.size(); ++i) {
      for (std::size_t j = i + 1; j < metric.size(); ++j) {
        const double m = metric[i] - metric[j];
        const double h = *human[i] - *human[j];
        if (m == 0.0 || (h != 0.0 && (m > 0.0) != (h > 0.0))) continue;
        steps.push_back({std::abs(m), h == 0.0 ? 1 : -1});
      }
    }
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.difference < b.difference; });
    double epsilon = 0.0;
    int best = 0;
    int sum = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      sum += steps[i].gain;
      const bool last = i + 1 == steps.size() || steps[i + 1].difference != steps[i].difference;
      if (!last || sum <= best) continue;
      best = sum;
      epsilon = steps[i].difference;
    }
    const TieCalibration ties = calibrate_ties(grouped, metric);
    EXPECT_GT(epsilon, 0.0);
    EXPECT_EQ(ties.epsilon, epsilon);
    EXPECT_NEAR(ties.accuracy, tie_accuracy(grouped, metric, epsilon), kExact);
  }
}

TEST(TieCalibrationTest, AMetricThatIsPeopleIsRightWithoutThreshold) {
  base::KeyedRandom random(13, 0, 0);
  const Human human = support::random_human(random, 60, 4, 0);
  const GroupedScores grouped = group_scores(human, 12, MetaGrouping::kItem);
  const TieCalibration same = calibrate_ties(grouped, grouped.human);
  EXPECT_EQ(same.accuracy, 1.0);
  EXPECT_EQ(same.epsilon, 0.0);
  // One that ties nothing is forgiven small differences.
  Scores noisy = grouped.human;
  for (std::size_t i = 0; i < noisy.size(); ++i) noisy[i] += static_cast<double>(i) * 1e-4;
  EXPECT_LT(tie_accuracy(grouped, noisy, 0.0), 1.0);
  EXPECT_EQ(calibrate_ties(grouped, noisy).accuracy, 1.0);
}

TEST(TieCalibrationTest, AConstantMetricTiesAll) {
  const Human human = {1.0, 1.0, 2.0};
  const GroupedScores grouped = group_scores(human, 3, MetaGrouping::kNone);
  const TieCalibration ties = calibrate_ties(grouped, Scores{5.0, 5.0, 5.0});
  EXPECT_NEAR(ties.accuracy, 1.0 / 3.0, kExact);
  EXPECT_EQ(ties.epsilon, 0.0);
  EXPECT_EQ(calibrate_ties(group_scores(Human(3), 3, MetaGrouping::kNone), Scores{}).groups, 0U);
}

TEST(ComparePairsTest, CountsWhatOneHasRightAndTheOtherWrong) {
  base::KeyedRandom random(14, 0, 0);
  const Human human = support::random_human(random, 7 * 25, 4, 5);
  const GroupedScores grouped = group_scores(human, 25, MetaGrouping::kItem);
  const Scores a = support::random_scores(random, grouped.size(), 5);
  const Scores b = support::random_scores(random, grouped.size(), 50);
  const std::vector<CalibratedMetric> metrics = {{.scores = a, .epsilon = 1.0}, {.scores = b, .epsilon = 7.0}};
  const std::vector<RightPairs> pairs = compare_pairs(grouped, metrics, base::serial_for);
  double difference = 0.0;
  for (const RightPairs& of_size : pairs) {
    difference += (static_cast<double>(of_size.right[0][1]) - static_cast<double>(of_size.right[1][0])) /
                  static_cast<double>(of_size.pairs_of_group);
  }
  std::size_t groups = calibrate_ties(grouped, a).groups;
  EXPECT_NEAR(difference / static_cast<double>(groups),
              support::slow_tie_accuracy(grouped, a, 1.0) - support::slow_tie_accuracy(grouped, b, 7.0), kExact);
}

TEST(PairPermutationTest, SharesOfBinomialNumbers) {
  // One pair: it is as large as it is in half of the samples. None: always. Many and one-sided: never.
  const auto p_value = [](std::uint64_t up, std::uint64_t down) {
    const std::vector<RightPairs> pairs = {{.pairs_of_group = 10, .right = {{0, up}, {down, 0}}}};
    return pair_permutation_p_value(pairs, 0, 1, 20000, 5);
  };
  EXPECT_NEAR(p_value(1, 0), 0.5, 0.015);
  EXPECT_EQ(p_value(0, 0), 1.0);
  EXPECT_EQ(p_value(200, 0), 0.0);
  EXPECT_NEAR(p_value(2, 0), 0.25, 0.015);
  // P(at least 60 heads of 100) = 0.02844.
  EXPECT_NEAR(p_value(60, 40), 0.0284, 0.005);
  // The normal distribution beyond 65,536: 2 standard deviations of 500 each, 0.0228.
  EXPECT_NEAR(p_value(501000, 499000), 0.0228, 0.005);
}

}  // namespace
}  // namespace lacuna::stats
