#include "lacuna/significance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "eval/stats/pcg64.h"
#include "eval/stats/replicate_scores.h"
#include "eval/stats/significance.h"

namespace lacuna {
namespace {

/// A table of `units` scores around `mean`; `document` many units in a row share half of their deviation.
StatsTable ratings(const MetricPtr& metric, std::size_t units, double mean, std::uint64_t seed,
                   std::size_t document = 1) {
  stats::Pcg64 random(seed);
  const auto noise = [&] { return static_cast<double>(random.below(2001)) / 1000.0 - 1.0; };
  StatsTable table(metric->info().columns, units);
  double shared = 0.0;
  for (std::size_t i = 0; i < units; ++i) {
    if (i % document == 0) shared = noise();
    unit_mean_row(mean + 0.5 * noise() + 0.5 * shared, table.row(i));
  }
  return table;
}

const MetricPtr kMean = *make_unit_mean({.name = "rating"});

/// BLEU statistics of `units` units with counts large enough, for `scale` > 1, that single precision rounds sums.
StatsTable bleu_table(const MetricPtr& metric, std::size_t units, double scale, std::uint64_t seed) {
  stats::Pcg64 random(seed);
  StatsTable table(metric->info().columns, units);
  for (std::size_t i = 0; i < units; ++i) {
    for (std::size_t c = 0; c < table.width(); ++c) {
      table.row(i)[c] = std::floor((c < 2 || c > 5 ? 30 : 10) * scale) + random.below(10);
    }
  }
  return table;
}

TEST(SignificanceTest, BootstrapOfLargeCountsAddsInTheOrderDrawn) {
  const MetricPtr bleu = *make_bleu({});
  for (const double scale : {1.0, 1e5}) {
    const StatsTable table = bleu_table(bleu, 60, scale, 9);
    const stats::ScoredTable scored{bleu.get(), &table};
    stats::Pcg64 random(12345);
    const auto scores =
        stats::bootstrap_scores({&scored, 1}, random, 30, stats::Arithmetic::kSingle, base::serial_for).front();
    stats::Pcg64 twin(12345);
    for (std::size_t r = 0; r < 30; ++r) {
      std::vector<float> sum(table.width());
      for (int draw = 0; draw < 60; ++draw) {
        const auto row = table.row(twin.below(60));
        for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += static_cast<float>(row[c]);
      }
      EXPECT_EQ(scores[r], *bleu->score(std::vector<double>(sum.begin(), sum.end())).value) << scale;
    }
  }
}

TEST(SignificanceTest, ThreadsAndBatchesChangeNothing) {
  const StatsTable a = ratings(kMean, 300, 0.0, 1);
  const StatsTable b = ratings(kMean, 300, 0.1, 2);
  const ScoredSystems systems{.metric = kMean, .tables = {&a, &b}};
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t i = count; i-- > 0;) body(i);
  };
  const ResamplingOptions options{.samples = 500, .interval_samples = 100};
  for (const auto test : {&stats::paired_bootstrap, &stats::paired_randomization}) {
    const auto forwards = test({&systems, 1}, options, base::serial_for);
    const auto reversed = test({&systems, 1}, options, backwards);
    ASSERT_TRUE(forwards.ok() && reversed.ok());
    EXPECT_EQ(forwards->front()[1].p_value, reversed->front()[1].p_value);
    EXPECT_EQ(forwards->front()[1].interval, reversed->front()[1].interval);
  }
}

TEST(SignificanceTest, ASystemAgainstItself) {
  const StatsTable a = ratings(kMean, 200, 0.0, 1);
  const ScoredSystems systems{.metric = kMean, .tables = {&a, &a}};
  const auto comparison = compare_systems({&systems, 1}, {.samples = 500});
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(comparison->front().p_value, 1.0);
  EXPECT_EQ(comparison->front().difference, 0.0);
  EXPECT_FALSE(comparison->front().significant);
  // sacreBLEU counts only larger differences, of which there are none.
  EXPECT_EQ(paired_randomization({&systems, 1}, {.samples = 99})->front()[1].p_value, 1.0 / 100);
}

TEST(SignificanceTest, AClearDifferenceIsFoundWithItsInterval) {
  const StatsTable a = ratings(kMean, 400, 0.0, 1);
  const StatsTable b = ratings(kMean, 400, 0.3, 2);
  const ScoredSystems systems{.metric = kMean, .tables = {&a, &b}};
  const Comparison found = compare_systems({&systems, 1}, {.samples = 2000})->front();
  EXPECT_TRUE(found.significant);
  EXPECT_LT(found.low, found.difference);
  EXPECT_GT(found.high, found.difference);
  EXPECT_GT(found.low, 0.0);
  EXPECT_NEAR(found.difference, *kMean->score(b.sum()).value - *kMean->score(a.sum()).value, 0.0);
  // Two independent means of 400 deviations of variance (.25 + .25) / 3: 2.8 standard errors of the difference.
  EXPECT_NEAR(found.detectable, 2.80 * std::sqrt(2 * 0.5 / 3 / 400), 0.01);
  EXPECT_FALSE(found.human_agreement);
}

TEST(SignificanceTest, DocumentsAreResampledWhole) {
  constexpr std::uint32_t kDocument = 20;
  const StatsTable a = ratings(kMean, 400, 0.0, 1, kDocument);
  const StatsTable b = ratings(kMean, 400, 0.0, 2, kDocument);
  const ScoredSystems systems{.metric = kMean, .tables = {&a, &b}};
  ComparisonOptions options{.samples = 1000};
  const Comparison alone = compare_systems({&systems, 1}, options)->front();
  for (std::uint32_t i = 0; i < 400; ++i) options.documents.push_back(7 * (i / kDocument));
  const Comparison whole = compare_systems({&systems, 1}, options)->front();
  EXPECT_EQ(alone.difference, whole.difference);
  EXPECT_GT(whole.detectable, 2 * alone.detectable);
  EXPECT_GT(whole.high - whole.low, 2 * (alone.high - alone.low));
}

TEST(SignificanceTest, FalseAlarmsKeepToAlpha) {
  int alarms = 0;
  for (std::uint64_t trial = 0; trial < 400; ++trial) {
    const StatsTable a = ratings(kMean, 50, 0.0, 2 * trial);
    const StatsTable b = ratings(kMean, 50, 0.0, 2 * trial + 1);
    const ScoredSystems systems{.metric = kMean, .tables = {&a, &b}};
    alarms += static_cast<int>(compare_systems({&systems, 1}, {.samples = 200, .alpha = 0.1})->front().significant);
  }
  EXPECT_GT(alarms, 20);  // 40 expected
  EXPECT_LT(alarms, 60);
}

TEST(SignificanceTest, HolmCorrectsOverAllComparisons) {
  const StatsTable a = ratings(kMean, 200, 0.0, 1);
  const StatsTable b = ratings(kMean, 200, 0.12, 2);
  const StatsTable c = ratings(kMean, 200, 0.4, 3);
  const ScoredSystems systems{.metric = kMean, .tables = {&a, &b, &c}};
  const auto found = *compare_systems({&systems, 1}, {.samples = 5000});
  ASSERT_EQ(found.size(), 2U);
  ASSERT_LT(found[1].p_value, found[0].p_value);
  EXPECT_EQ(found[1].holm_p_value, std::min(1.0, 2 * found[1].p_value));
  EXPECT_EQ(found[0].holm_p_value, std::max(found[0].p_value, found[1].holm_p_value));
}

TEST(SignificanceTest, AgreementWithPeopleIsPublishedForBleuAndChrf) {
  EXPECT_NEAR(*human_agreement(**make_bleu({}), 2.0), 88.33 / (1 + std::exp(-0.966 * 2)), 1e-12);
  EXPECT_NEAR(*human_agreement(**make_chrf({}), -1.0), 93.0 / (1 + std::exp(-1.114)), 1e-12);
  EXPECT_FALSE(human_agreement(**make_chrf({.word_order = 2}), 1.0));
}

TEST(SignificanceTest, RefusesWhatCannotBeTested) {
  const StatsTable a = ratings(kMean, 10, 0.0, 1);
  const StatsTable shorter = ratings(kMean, 9, 0.0, 1);
  const StatsTable empty(kMean->info().columns, 0);
  const StatsTable unscored(kMean->info().columns, 10);
  const auto code = [](const std::vector<const StatsTable*>& tables, const ComparisonOptions& options) {
    const ScoredSystems systems{.metric = kMean, .tables = tables};
    const auto result = compare_systems({&systems, 1}, options);
    return result ? ErrorCode::kInternal : result.error().code;
  };
  EXPECT_EQ(code({&a, &shorter}, {}), ErrorCode::kMismatch);
  EXPECT_EQ(code({&empty, &empty}, {}), ErrorCode::kUsage);
  EXPECT_EQ(code({&a, &unscored}, {}), ErrorCode::kUsage);
  EXPECT_EQ(code({&a, &a}, {.samples = 1}), ErrorCode::kUsage);
  EXPECT_EQ(code({&a, &a}, {.alpha = 0}), ErrorCode::kUsage);
  EXPECT_EQ(code({&a, &a}, {.documents = {1, 2}}), ErrorCode::kMismatch);
  const ScoredSystems fine{.metric = kMean, .tables = {&a, &a}};
  EXPECT_FALSE(paired_bootstrap({&fine, 1}, {.samples = 0}).ok());
  EXPECT_FALSE(bootstrap_interval(*kMean, empty, {}).ok());
  EXPECT_FALSE(bootstrap_interval(*kMean, unscored, {}).ok());
}

TEST(SignificanceTest, IntervalsAreOfTheSameResamples) {
  const StatsTable a = ratings(kMean, 400, 0.0, 1);
  const StatsTable b = ratings(kMean, 400, 0.3, 2);
  const ScoredSystems systems{.metric = kMean, .tables = {&a, &b}};
  const auto tests = stats::test_systems({&systems, 1}, {.samples = 4000}, base::serial_for);
  ASSERT_TRUE(tests.ok());
  EXPECT_TRUE(tests->untested.empty());
  EXPECT_EQ(tests->comparisons.front().p_value, compare_systems({&systems, 1}, {.samples = 4000})->front().p_value);
  for (std::size_t s = 0; s < 2; ++s) {
    const auto& interval = tests->intervals[0][s];
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->mean, *kMean->score((s == 0 ? a : b).sum()).value, 0.01);
    // 1.96 standard errors of a mean of 400 deviations of variance (.25 + .25) / 3.
    EXPECT_NEAR(interval->half_width, 1.96 * std::sqrt(0.5 / 3 / 400), 0.004);
  }
}

TEST(SignificanceTest, WhatCannotBeTestedIsToldAndTheRestIsTested) {
  const StatsTable a = ratings(kMean, 50, 0.0, 1);
  const StatsTable b = ratings(kMean, 50, 0.3, 2);
  const StatsTable none(kMean->info().columns, 50);
  const std::vector<ScoredSystems> systems = {{.metric = kMean, .tables = {&a, &none, &b}}};
  const auto tests = stats::test_systems(systems, {.samples = 200}, base::serial_for);
  ASSERT_TRUE(tests.ok());
  ASSERT_EQ(tests->comparisons.size(), 1U);
  EXPECT_EQ(tests->comparisons.front().system, 2U);
  EXPECT_EQ(tests->comparisons.front().holm_p_value, tests->comparisons.front().p_value);
  EXPECT_EQ(tests->untested, std::vector<std::string>{"no comparison by rating: no unit has a score"});
  EXPECT_FALSE(tests->intervals[0][1]);
  EXPECT_FALSE(compare_systems(systems, {.samples = 200}).ok());
}

}  // namespace
}  // namespace lacuna
