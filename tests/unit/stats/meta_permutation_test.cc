#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <vector>

#include "eval/stats/meta/permutation_test.h"
#include "tests/support/slow_meta.h"

namespace lacuna::stats {
namespace {

using Scores = std::vector<double>;
using Human = std::vector<std::optional<double>>;
using PValues = std::vector<std::vector<std::optional<double>>>;

constexpr std::size_t kSystems = 6;
constexpr std::size_t kSegments = 30;

/// People, a metric that follows them, one that follows them less, and noise.
struct Data {
  Human human;
  std::vector<Scores> metrics = std::vector<Scores>(3);
};

Data make_data(std::uint64_t seed) {
  base::KeyedRandom random(seed, 0, 0);
  Data data;
  data.human = support::random_human(random, kSystems * kSegments, 10, 0);
  for (const std::optional<double>& human : data.human) {
    data.metrics[0].push_back(*human + static_cast<double>(random.below(30)) / 10.0);
    data.metrics[1].push_back(*human + static_cast<double>(random.below(250)) / 10.0);
    data.metrics[2].push_back(static_cast<double>(random.below(1000)));
  }
  return data;
}

/// Runs the parts backwards: the result must not depend on their order.
void backwards(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = count; i > 0; --i) body(i - 1);
}

std::vector<double> p_values(const Data& data, const std::vector<MetricPair>& pairs, MetaPermutation permutation,
                             const base::ParallelFor& parallel_for = base::serial_for) {
  const GroupedScores grouped = group_scores(data.human, kSegments, MetaGrouping::kItem);
  const Agreement agreement(grouped, {.statistic = MetaStatistic::kKendall});
  std::vector<Scores> gathered;
  for (const Scores& metric : data.metrics) gathered.push_back(gather(grouped, metric));
  return permutation_p_values(agreement, grouped, kSegments, gathered, pairs,
                              {.permutation = permutation, .samples = 400, .seed = 1}, parallel_for);
}

TEST(PermutationTest, TellsAGoodMetricFromNoise) {
  const Data data = make_data(1);
  for (const MetaPermutation permutation :
       {MetaPermutation::kBoth, MetaPermutation::kInputs, MetaPermutation::kSystems}) {
    const std::vector<double> found = p_values(data, {{0, 2}, {0, 1}}, permutation);
    EXPECT_LE(found[0], permutation == MetaPermutation::kSystems ? 0.1 : 0.01);
    EXPECT_LE(found[1], permutation == MetaPermutation::kSystems ? 0.1 : 0.01);
  }
}

TEST(PermutationTest, AMetricIsNoBetterThanItself) {
  Data data = make_data(2);
  data.metrics[1] = data.metrics[0];
  EXPECT_EQ(p_values(data, {{0, 1}}, MetaPermutation::kBoth), (std::vector<double>{1.0}));
}

TEST(PermutationTest, IndependentOfTheOrderOfWork) {
  const Data data = make_data(3);
  const std::vector<MetricPair> pairs = {{0, 1}, {0, 2}, {1, 2}};
  EXPECT_EQ(p_values(data, pairs, MetaPermutation::kBoth), p_values(data, pairs, MetaPermutation::kBoth, backwards));
}

// With two systems whose scores are exchanged there are four outcomes, of equal chance.
TEST(PermutationTest, AllExchangesOfAFewSystems) {
  const Human human = {1.0, 2.0, 3.0};
  const GroupedScores grouped = group_scores(human, 1, MetaGrouping::kNone);
  const Agreement agreement(grouped, {.statistic = MetaStatistic::kAccuracy});
  const std::vector<Scores> metrics = {{1.0, 2.0, 3.0}, {3.0, 2.0, 1.0}};
  // The better one is right of all three pairs, the other of none: only no exchange at all gives as much, and the
  // exchange of the middle one alone, whose scores are the same.
  const std::vector<double> found = permutation_p_values(
      agreement, grouped, 1, metrics, std::vector<MetricPair>{{0, 1}}, {.samples = 20000, .seed = 3}, base::serial_for);
  EXPECT_NEAR(found[0], 0.25, 0.015);
}

TEST(PermutationTest, MeansOfExchangedSegments) {
  const Data data = make_data(4);
  Human human;
  for (std::size_t s = 0; s < kSystems; ++s) {
    double sum = 0.0;
    for (std::size_t i = 0; i < kSegments; ++i) sum += *data.human[s * kSegments + i];
    human.emplace_back(sum / kSegments);
  }
  const GroupedScores grouped = group_scores(human, 1, MetaGrouping::kNone);
  const Agreement agreement(grouped, {.statistic = MetaStatistic::kPearson});
  const std::vector<double> found =
      input_permutation_p_values(agreement, grouped, kSegments, data.metrics, std::vector<MetricPair>{{0, 2}, {0, 0}},
                                 {.samples = 400, .seed = 1}, base::serial_for);
  EXPECT_LT(found[0], 0.2);
  EXPECT_EQ(found[1], 1.0);
}

TEST(SoftPermutationTest, AsMixingScoresAndStartingAnew) {
  const Data data = make_data(5);
  Scores human;
  for (const auto& score : data.human) human.push_back(*score);
  const SoftAccuracy soft(kSystems, kSegments, 200, 4);
  const std::vector<double> people = soft.p_values(soft.sums_of(human));
  const std::vector<MetricPair> pairs = {{0, 1}, {0, 2}, {1, 2}, {1, 1}};
  const PermutationOptions options{.samples = 60, .seed = 9};
  const std::vector<double> found =
      soft_permutation_p_values(soft, people, kSegments, data.metrics, pairs, options, backwards);
  EXPECT_EQ(found, soft_permutation_p_values(soft, people, kSegments, data.metrics, pairs, options, base::serial_for));
  const auto value = [&](const Scores& scores) {
    return SoftAccuracy::agreement(people, soft.p_values(soft.sums_of(scores)));
  };
  std::vector<Scores> standard;
  for (const Scores& metric : data.metrics) standard.push_back(z_scores(metric));
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const Scores& better = standard[pairs[p].better];
    const Scores& worse = standard[pairs[p].worse];
    double as_large = 0.0;
    for (std::size_t sample = 0; sample < options.samples; ++sample) {
      base::KeyedRandom random(options.seed, kPermutationStream, sample);
      Scores first;
      Scores second;
      std::uint64_t coins = 0;
      for (std::size_t i = 0; i < better.size(); ++i) {
        if (i % 64 == 0) coins = random.next();
        const bool stays = (coins >> (i % 64) & 1U) != 0;
        first.push_back(stays ? better[i] : worse[i]);
        second.push_back(stays ? worse[i] : better[i]);
      }
      if (value(first) - value(second) >= value(better) - value(worse) - 1e-12) as_large += 1.0;
    }
    EXPECT_EQ(found[p], as_large / static_cast<double>(options.samples));
  }
  EXPECT_EQ(found[3], 1.0);
}

TEST(SoftAccuracyTest, IndependentOfScaleAndPerfectForPeople) {
  const Data data = make_data(6);
  const SoftAccuracy soft(kSystems, kSegments, 500, 4);
  Scores human;
  Scores scaled;
  Scores reversed;
  for (const auto& score : data.human) {
    human.push_back(*score);
    scaled.push_back(*score * 0.5 + 3.0);
    reversed.push_back(-*score);
  }
  const std::vector<double> people = soft.p_values(soft.sums_of(human));
  EXPECT_EQ(SoftAccuracy::agreement(people, soft.p_values(soft.sums_of(scaled))), 1.0);
  EXPECT_LT(SoftAccuracy::agreement(people, soft.p_values(soft.sums_of(reversed))), 0.9);
}

TEST(SoftAccuracyTest, MoreSystemsThanAreSummedTogether) {
  constexpr std::size_t kMany = 20;
  base::KeyedRandom random(8, 0, 0);
  const Scores scores = support::random_scores(random, kMany * kSegments, 10);
  const SoftAccuracy many(kMany, kSegments, 300, 4);
  const std::vector<double> all = many.p_values(many.sums_of(scores));
  ASSERT_EQ(all.size(), kMany * (kMany - 1) / 2);
  // The last two systems alone.
  const SoftAccuracy few(2, kSegments, 300, 4);
  const std::vector<double> last =
      few.p_values(few.sums_of(std::span(scores).subspan((kMany - 2) * kSegments, 2 * kSegments)));
  EXPECT_EQ(last[0], all.back());
}

TEST(ClusterRanksTest, ANewClusterWhereOneOfItIsBetter) {
  const std::vector<std::size_t> order = {2, 0, 1, 3};
  PValues p(4, std::vector<std::optional<double>>(4));
  p[2][0] = 0.2;
  p[2][1] = 0.05;  // 1 begins the second cluster
  p[0][1] = 0.3;
  p[2][3] = 0.001;  // of the first cluster, which no longer counts
  p[0][3] = 0.001;
  p[1][3] = 0.06;
  EXPECT_EQ(cluster_ranks(order, p, 0.05), (std::vector<std::size_t>{1, 1, 2, 2}));
  EXPECT_EQ(cluster_ranks(order, p, 0.01), (std::vector<std::size_t>{1, 1, 1, 2}));
  EXPECT_TRUE(cluster_ranks({}, p, 0.05).empty());
}

}  // namespace
}  // namespace lacuna::stats
