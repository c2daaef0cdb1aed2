#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

#include "eval/stats/meta/agreement.h"
#include "eval/stats/meta/grouped_scores.h"
#include "eval/stats/meta/ranks.h"
#include "tests/support/slow_meta.h"

namespace lacuna::stats {
namespace {

using Scores = std::vector<double>;
using Human = std::vector<std::optional<double>>;

constexpr double kExact = 1e-12;

GroupedScores all_of(const Human& human) { return group_scores(human, human.size(), MetaGrouping::kNone); }

std::optional<double> value_of(const Human& human, const Scores& metric, MetaStatistic statistic) {
  const GroupedScores grouped = all_of(human);
  return Agreement(grouped, {.statistic = statistic, .like_threshold = 1.0}).of(gather(grouped, metric)).value;
}

Human to_human(const Scores& scores) { return {scores.begin(), scores.end()}; }

TEST(RanksTest, EqualValuesShareRanks) {
  const Scores values = {3.0, 1.0, 3.0, 2.0};
  EXPECT_EQ(dense_ranks(values).ranks, (std::vector<std::uint32_t>{2, 0, 2, 1}));
  EXPECT_EQ(dense_ranks(values).distinct, 3U);
  EXPECT_EQ(average_ranks(values), (Scores{3.5, 1.0, 3.5, 2.0}));
  EXPECT_EQ(tied_pairs(dense_ranks(values)), 1U);
  EXPECT_EQ(dense_ranks({}).distinct, 0U);
}

TEST(RanksTest, InversionsAsCountedOneByOne) {
  for (std::uint64_t size = 0; size < 200; size += 7) {
    base::KeyedRandom random(1, 2, size);
    std::vector<std::uint32_t> values(size);
    for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random.below(size / 3 + 1));
    std::uint64_t slow = 0;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = i + 1; j < size; ++j) slow += values[i] > values[j] ? 1U : 0U;
    }
    std::vector<std::uint32_t> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint32_t> buffer(size);
    EXPECT_EQ(count_inversions(values, buffer), slow);
    EXPECT_EQ(values, sorted);
  }
}

TEST(GroupedScoresTest, GroupsWithoutCellsWithoutScores) {
  const Human human = {1.0, std::nullopt, 2.0, 3.0, std::nullopt, 4.0};  // 2 systems x 3 segments
  const GroupedScores by_item = group_scores(human, 3, MetaGrouping::kItem);
  EXPECT_EQ(by_item.begins, (std::vector<std::size_t>{0, 2, 4}));
  EXPECT_EQ(by_item.cells, (std::vector<std::uint32_t>{0, 3, 2, 5}));
  EXPECT_EQ(by_item.human, (Scores{1.0, 3.0, 2.0, 4.0}));
  const GroupedScores by_system = group_scores(human, 3, MetaGrouping::kSystem);
  EXPECT_EQ(by_system.begins, (std::vector<std::size_t>{0, 2, 4}));
  EXPECT_EQ(by_system.cells, (std::vector<std::uint32_t>{0, 2, 3, 5}));
  EXPECT_EQ(group_scores(human, 3, MetaGrouping::kNone).groups(), 1U);
  EXPECT_EQ(group_scores(Human(4), 2, MetaGrouping::kNone).groups(), 0U);
  EXPECT_EQ(group_scores({}, 0, MetaGrouping::kItem).groups(), 0U);
}

TEST(GroupedScoresTest, StandardScores) {
  const Scores scores = z_scores(Scores{1.0, 2.0, 3.0, 4.0});
  EXPECT_NEAR(scores[0], -1.3416407864998738, kExact);
  EXPECT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0), 0.0, kExact);
  EXPECT_EQ(z_scores(Scores{0.1, 0.1, 0.1}), (Scores{0.0, 0.0, 0.0}));
}

TEST(AgreementTest, KendallAndAccuraciesAsCountedPairByPair) {
  for (std::uint64_t round = 0; round < 60; ++round) {
    base::KeyedRandom random(7, 1, round);
    const std::size_t size = 2 + random.below(90);
    const Human human = support::random_human(random, size, 1 + random.below(12), 0);
    const Scores metric = support::random_scores(random, size, 1 + random.below(40));
    const GroupedScores grouped = all_of(human);
    const support::SlowPairs pairs = support::slow_pairs(grouped.human, metric, 0.0, 3.0);
    const auto fast = [&](MetaStatistic statistic) {
      return Agreement(grouped, {.statistic = statistic, .like_threshold = 3.0}).of(metric).value;
    };
    const std::optional<double> tau = fast(MetaStatistic::kKendall);
    const std::optional<double> slow_tau = support::slow_kendall(pairs);
    ASSERT_EQ(tau.has_value(), slow_tau.has_value());
    if (tau) {
      EXPECT_NEAR(*tau, *slow_tau, kExact);
    }
    EXPECT_NEAR(*fast(MetaStatistic::kAccuracy), (pairs.concordant + pairs.both) / pairs.all(), kExact);
    const std::optional<double> like = fast(MetaStatistic::kKendallLike);
    ASSERT_EQ(like.has_value(), pairs.far > 0.0);
    if (like) {
      EXPECT_NEAR(*like, (2.0 * pairs.far_concordant - pairs.far) / pairs.far, kExact);
    }
  }
}

TEST(AgreementTest, AMetricThatIsPeopleHasOneAndReversedMinusOne) {
  base::KeyedRandom random(3, 3, 3);
  for (const std::uint64_t values : {5U, 100000U}) {
    const Scores scores = support::random_scores(random, 300, values);
    Scores reversed = scores;
    for (double& score : reversed) score = -score;
    for (const MetaStatistic statistic : {MetaStatistic::kPearson, MetaStatistic::kSpearman, MetaStatistic::kKendall,
                                          MetaStatistic::kKendallC, MetaStatistic::kKendallLike}) {
      SCOPED_TRACE(to_string(statistic));
      // tau-c reaches 1 for equally frequent values only.
      const double most = statistic == MetaStatistic::kKendallC ? 0.05 : kExact;
      EXPECT_NEAR(*value_of(to_human(scores), scores, statistic), 1.0, most);
      EXPECT_NEAR(*value_of(to_human(scores), reversed, statistic), -1.0, most);
    }
    EXPECT_EQ(value_of(to_human(scores), scores, MetaStatistic::kAccuracy), 1.0);
  }
}

TEST(AgreementTest, CorrelationsAreSymmetricAndIndependentOfOrderAndScale) {
  base::KeyedRandom random(4, 4, 4);
  const Scores a = support::random_scores(random, 120, 9);
  const Scores b = support::random_scores(random, 120, 30);
  std::vector<std::size_t> order(a.size());
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  Scores a_shuffled;
  Scores b_shuffled;
  Scores b_scaled;
  for (const std::size_t i : order) {
    a_shuffled.push_back(a[i]);
    b_shuffled.push_back(b[i]);
    b_scaled.push_back(b[i] * 0.25 - 100.0);
  }
  for (const MetaStatistic statistic : {MetaStatistic::kPearson, MetaStatistic::kSpearman, MetaStatistic::kKendall,
                                        MetaStatistic::kKendallC, MetaStatistic::kAccuracy}) {
    SCOPED_TRACE(to_string(statistic));
    const double value = *value_of(to_human(a), b, statistic);
    EXPECT_NEAR(*value_of(to_human(b), a, statistic), value, kExact);
    EXPECT_NEAR(*value_of(to_human(a_shuffled), b_shuffled, statistic), value, kExact);
    EXPECT_NEAR(*value_of(to_human(a_shuffled), b_scaled, statistic), value, kExact);
  }
}

TEST(AgreementTest, ConstantScoresHaveNoCorrelation) {
  const Scores constant(5, 0.1);
  const Scores varied = {1.0, 2.0, 3.0, 4.0, 5.0};
  for (const MetaStatistic statistic :
       {MetaStatistic::kPearson, MetaStatistic::kSpearman, MetaStatistic::kKendall, MetaStatistic::kKendallC}) {
    EXPECT_FALSE(value_of(to_human(varied), constant, statistic).has_value());
    EXPECT_FALSE(value_of(to_human(constant), varied, statistic).has_value());
  }
  EXPECT_EQ(value_of(to_human(varied), constant, MetaStatistic::kAccuracy), 0.0);
  EXPECT_FALSE(value_of(to_human(constant), varied, MetaStatistic::kKendallLike).has_value());
  EXPECT_EQ(value_of(to_human(varied), constant, MetaStatistic::kKendallLike), -1.0);
}

TEST(AgreementTest, UndefinedGroupsAreLeftOutOrZero) {
  const Human human = {1.0, 5.0, 2.0, 5.0};  // 2 systems x 2 segments; people tie the second
  const GroupedScores grouped = group_scores(human, 2, MetaGrouping::kItem);
  const Scores metric = gather(grouped, Scores{1.0, 1.0, 2.0, 2.0});
  const GroupedValue left_out = Agreement(grouped, {.statistic = MetaStatistic::kKendall}).of(metric);
  EXPECT_EQ(left_out.value, 1.0);
  EXPECT_EQ(left_out.groups, 1U);
  const GroupedValue zero =
      Agreement(grouped, {.statistic = MetaStatistic::kKendall, .undefined_as_zero = true}).of(metric);
  EXPECT_EQ(zero.value, 0.5);
  EXPECT_EQ(zero.groups, 2U);
}

TEST(AgreementTest, MixturesAreMetricsOfTheirOwn) {
  base::KeyedRandom random(5, 5, 5);
  const Human human = support::random_human(random, 5 * 30, 6, 9);
  const Scores a = support::random_scores(random, human.size(), 50);
  const Scores b = support::random_scores(random, human.size(), 7);
  for (const MetaGrouping grouping : {MetaGrouping::kNone, MetaGrouping::kItem, MetaGrouping::kSystem}) {
    const GroupedScores grouped = group_scores(human, 30, grouping);
    const Scores first = gather(grouped, a);
    const Scores second = gather(grouped, b);
    std::vector<std::uint8_t> takes_first(grouped.size());
    std::array<Scores, 2> mixed;
    for (std::size_t i = 0; i < takes_first.size(); ++i) {
      takes_first[i] = static_cast<std::uint8_t>(random.below(2));
      mixed[0].push_back(takes_first[i] != 0 ? first[i] : second[i]);
      mixed[1].push_back(takes_first[i] != 0 ? second[i] : first[i]);
    }
    for (const MetaStatistic statistic :
         {MetaStatistic::kPearson, MetaStatistic::kSpearman, MetaStatistic::kKendall, MetaStatistic::kKendallC,
          MetaStatistic::kKendallLike, MetaStatistic::kAccuracy}) {
      SCOPED_TRACE(to_string(statistic));
      const Agreement agreement(grouped, {.statistic = statistic, .like_threshold = 2.0});
      Agreement::Scratch scratch;
      const auto values = Agreement::Mixture(agreement, first, second).at(takes_first, scratch);
      for (std::size_t side = 0; side < 2; ++side) {
        EXPECT_NEAR(*values[side].value, *agreement.of(mixed[side]).value, kExact);
      }
    }
  }
}

}  // namespace
}  // namespace lacuna::stats
