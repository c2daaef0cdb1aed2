#include "eval/stats/gains.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "eval/stats/distributions.h"
#include "eval/stats/document_sums.h"
#include "eval/stats/pcg64.h"
#include "lacuna/scoring.h"

namespace lacuna::stats {
namespace {

/// A table of one score for each unit.
StatsTable table_of(const Metric& metric, const std::vector<double>& scores) {
  StatsTable table(metric.info().columns, scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) unit_mean_row(scores[i], table.row(i));
  return table;
}

MetricPtr mean(bool lower_is_better = false) {
  return *make_unit_mean({.name = "rating", .lower_is_better = lower_is_better});
}

std::optional<Gain> gain_of(const Metric& metric, const std::vector<double>& before, const std::vector<double>& after,
                            const GainOptions& options = {}) {
  const StatsTable baseline = table_of(metric, before);
  const StatsTable candidate = table_of(metric, after);
  const PairedTables pair{.metric = &metric, .baseline = &baseline, .candidate = &candidate, .alpha = 0.05};
  return measure_gains({&pair, 1}, options, base::serial_for).front();
}

TEST(DocumentSums, AddsTheRowsOfADocument) {
  const MetricPtr metric = mean();
  const std::vector<std::uint32_t> documents = {7, 3, 7};
  const StatsTable sums = sum_documents(table_of(*metric, {1, 2, 4}), documents);
  ASSERT_EQ(sums.units(), 2U);
  EXPECT_DOUBLE_EQ(*metric->score(sums.row(0)).value, 2.5);
  EXPECT_DOUBLE_EQ(*metric->score(sums.row(1)).value, 2.0);
}

// For a mean of differences the bootstrap's error is the textbook's, and so is the interval.
TEST(Gains, OfAMeanAreThoseOfThePairedTTest) {
  const MetricPtr metric = mean();
  Pcg64 random(1);
  std::vector<double> before;
  std::vector<double> after;
  std::vector<double> differences;
  for (int i = 0; i < 40; ++i) {
    before.push_back(random.below(1000) / 10.0);
    differences.push_back(random.below(100) / 10.0 - 4.0);
    after.push_back(before.back() + differences.back());
  }
  const std::optional<Gain> gain = gain_of(*metric, before, after, {.samples = 20000});
  ASSERT_TRUE(gain);
  const double error = standard_deviation(differences) / std::sqrt(40.0);
  EXPECT_NEAR(gain->standard_error, error, 0.02 * error);
  double sum = 0.0;
  for (const double difference : differences) sum += difference;
  EXPECT_NEAR(gain->interval.estimate, sum / 40.0, 1e-9);
  EXPECT_NEAR(gain->interval.high - gain->interval.estimate, student_quantile(0.95, 39) * error, 0.03 * error);
  EXPECT_NEAR(gain->interval.estimate - gain->interval.low, gain->interval.high - gain->interval.estimate, 1e-9);
  EXPECT_NEAR(gain->detectable.value_or(0.0), (student_quantile(0.95, 39) + student_quantile(kGatePower, 39)) * error,
              0.06 * error);
}

TEST(Gains, AboveZeroIsBetterWhateverTheDirection) {
  const std::vector<double> before = {1, 2, 3, 4};
  const std::vector<double> after = {2, 3, 4, 5};
  EXPECT_DOUBLE_EQ(gain_of(*mean(), before, after)->interval.estimate, 1.0);
  EXPECT_DOUBLE_EQ(gain_of(*mean(true), before, after)->interval.estimate, -1.0);
  const MetricPtr length = *make_length_ratio({});
  EXPECT_DOUBLE_EQ(goodness(length->info(), 1.0), 0.0);
  EXPECT_LT(goodness(length->info(), 1.2), goodness(length->info(), 0.9));
}

TEST(Gains, OfNothingChangedIsNothing) {
  const std::optional<Gain> gain = gain_of(*mean(), {1, 5, 2}, {1, 5, 2});
  ASSERT_TRUE(gain);
  EXPECT_EQ(gain->interval.estimate, 0.0);
  EXPECT_EQ(gain->interval.low, 0.0);
  EXPECT_EQ(gain->interval.high, 0.0);
  EXPECT_FALSE(gain->detectable);  // which says nothing of what would differ
  EXPECT_TRUE(gain_of(*mean(), {1}, {1}));
}

// Of three changes all for the worse, as one of eight is by chance, nothing follows.
TEST(Gains, FewChangesAreFewDegreesOfFreedom) {
  std::vector<double> before(300, 1.0);
  std::vector<double> after = before;
  for (const std::size_t changed : {10U, 20U, 30U}) after[changed] = 0.0;
  EXPECT_GT(gain_of(*mean(), before, after)->interval.high, 0.0);
  for (const std::size_t changed : {40U, 50U, 60U, 70U, 80U}) after[changed] = 0.0;
  EXPECT_LT(gain_of(*mean(), before, after)->interval.high, 0.0);
}

// Units of a document are alike: twice the units are no more information.
TEST(Gains, WholeDocumentsAreResampled) {
  Pcg64 random(2);
  std::vector<double> before;
  std::vector<double> after;
  std::vector<std::uint32_t> documents;
  for (std::uint32_t i = 0; i < 60; ++i) {
    const double difference = random.below(100);
    for (int copy = 0; copy < 4; ++copy) {
      before.push_back(50);
      after.push_back(50 + difference);
      documents.push_back(i);
    }
  }
  const std::optional<Gain> apart = gain_of(*mean(), before, after);
  const std::optional<Gain> together = gain_of(*mean(), before, after, {.documents = documents});
  ASSERT_TRUE(apart && together);
  EXPECT_DOUBLE_EQ(apart->interval.estimate, together->interval.estimate);
  EXPECT_NEAR(together->standard_error / apart->standard_error, 2.0, 0.25);
}

TEST(Gains, NeedTwoDocumentsAndScores) {
  EXPECT_FALSE(gain_of(*mean(), {1}, {2}));
  const std::vector<std::uint32_t> one(3, 9);
  EXPECT_FALSE(gain_of(*mean(), {1, 2, 3}, {2, 3, 4}, {.documents = one}));
  EXPECT_FALSE(gain_of(*mean(), {}, {}));
  EXPECT_TRUE(measure_gains({}, {}, base::serial_for).empty());
}

TEST(Gains, AreTheSameEveryTime) {
  const std::vector<double> before = {1, 2, 3, 4, 8};
  const std::vector<double> after = {2, 2, 5, 4, 1};
  const std::optional<Gain> one = gain_of(*mean(), before, after);
  const std::optional<Gain> two = gain_of(*mean(), before, after);
  EXPECT_EQ(one->interval.low, two->interval.low);
  EXPECT_NE(one->interval.low, gain_of(*mean(), before, after, {.seed = 6})->interval.low);
}

}  // namespace
}  // namespace lacuna::stats
