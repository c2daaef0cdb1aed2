#include "eval/stats/logistic.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace lacuna::stats {
namespace {

struct Data {
  std::size_t columns = 0;
  std::vector<double> features;
  std::vector<double> labels;
  std::vector<double> importance;

  void add(const std::vector<double>& row, double label, double weight = 1.0) {
    columns = row.size();
    features.insert(features.end(), row.begin(), row.end());
    labels.push_back(label);
    importance.push_back(weight);
  }
  [[nodiscard]] double logit(const std::vector<double>& weights, double bias, std::size_t row) const {
    double sum = bias;
    for (std::size_t k = 0; k < columns; ++k) sum += weights[k] * features[row * columns + k];
    return sum;
  }
};

LogisticFit fit(const Data& data, double ridge, const std::vector<int>& sign = {}) {
  const std::vector<int> free(data.columns, 0);
  return fit_logistic(data.features, data.labels, data.importance, data.columns, ridge, sign.empty() ? free : sign);
}

/// What the fit minimises.
double objective(const Data& data, double ridge, const std::vector<double>& weights, double bias) {
  double sum = 0.0;
  for (const double weight : weights) sum += 0.5 * ridge * weight * weight;
  for (std::size_t i = 0; i < data.labels.size(); ++i) {
    const double margin = (data.labels[i] > 0.5 ? 1.0 : -1.0) * data.logit(weights, bias, i);
    sum += data.importance[i] * (margin > 0 ? std::log1p(std::exp(-margin)) : std::log1p(std::exp(margin)) - margin);
  }
  return sum;
}

/// Plain gradient descent, slow and sure; weights that leave their sign stay at zero (projection).
LogisticFit descend(const Data& data, double ridge, const std::vector<int>& sign) {
  LogisticFit fit;
  fit.weights.assign(data.columns, 0.0);
  double curvature = ridge;
  for (std::size_t i = 0; i < data.labels.size(); ++i) {
    double square = 1.0;
    for (std::size_t k = 0; k < data.columns; ++k) square += std::pow(data.features[i * data.columns + k], 2);
    curvature += 0.25 * data.importance[i] * square;
  }
  for (int step = 0; step < 60000; ++step) {
    std::vector<double> gradient(data.columns + 1, 0.0);
    for (std::size_t i = 0; i < data.labels.size(); ++i) {
      const double p = 1.0 / (1.0 + std::exp(-data.logit(fit.weights, fit.bias, i)));
      const double error = data.importance[i] * (p - data.labels[i]);
      for (std::size_t k = 0; k < data.columns; ++k) gradient[k] += error * data.features[i * data.columns + k];
      gradient[data.columns] += error;
    }
    for (std::size_t k = 0; k < data.columns; ++k) {
      fit.weights[k] -= (gradient[k] + ridge * fit.weights[k]) / curvature;
      if (sign[k] * fit.weights[k] < 0.0) fit.weights[k] = 0.0;
    }
    fit.bias -= gradient[data.columns] / curvature;
  }
  return fit;
}

Data random_data(std::mt19937& random, std::size_t rows, const std::vector<double>& truth, double bias) {
  std::uniform_real_distribution<double> uniform(-1.0, 1.0);
  Data data;
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<double> row;
    double logit = bias;
    for (const double weight : truth) {
      row.push_back(uniform(random));
      logit += weight * row.back();
    }
    const double p = 1.0 / (1.0 + std::exp(-logit));
    data.add(row, 0.5 * (uniform(random) + 1.0) < p ? 1.0 : 0.0, 0.25 * static_cast<double>(1 + i % 4));
  }
  return data;
}

TEST(FitLogisticTest, AgreesWithGradientDescent) {
  std::mt19937 random(3);
  for (const double ridge : {0.1, 1.0, 10.0}) {
    const Data data = random_data(random, 80, {2.0, -1.0, 0.0}, 0.5);
    const LogisticFit fast = fit(data, ridge);
    const LogisticFit slow = descend(data, ridge, {0, 0, 0});
    ASSERT_EQ(fast.weights.size(), 3U);
    for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(fast.weights[k], slow.weights[k], 1e-4) << "ridge " << ridge;
    EXPECT_NEAR(fast.bias, slow.bias, 1e-4);
  }
}

TEST(FitLogisticTest, NoNeighbourIsBetter) {
  std::mt19937 random(5);
  const Data data = random_data(random, 200, {1.0, 3.0}, -1.0);
  const LogisticFit best = fit(data, 0.5);
  const double least = objective(data, 0.5, best.weights, best.bias);
  for (const double step : {0.01, -0.01}) {
    for (std::size_t k = 0; k < 2; ++k) {
      std::vector<double> weights = best.weights;
      weights[k] += step;
      EXPECT_GT(objective(data, 0.5, weights, best.bias), least);
    }
    EXPECT_GT(objective(data, 0.5, best.weights, best.bias + step), least);
  }
}

TEST(FitLogisticTest, ABiasAloneIsTheWeightedShare) {
  Data data;
  data.add({0.0}, 1.0, 3.0);
  data.add({0.0}, 0.0, 1.0);
  const LogisticFit found = fit(data, 1.0);
  EXPECT_NEAR(found.bias, std::log(3.0), 1e-6);
  EXPECT_NEAR(found.weights[0], 0.0, 1e-9);
  EXPECT_NEAR(found.log_loss, -(0.75 * std::log(0.75) + 0.25 * std::log(0.25)), 1e-6);
}

TEST(FitLogisticTest, ImportanceCountsAsCopies) {
  std::mt19937 random(8);
  Data weighted;
  Data copied;
  const Data drawn = random_data(random, 40, {1.5, -0.5}, 0.0);
  for (std::size_t i = 0; i < drawn.labels.size(); ++i) {
    const std::vector<double> row{drawn.features[2 * i], drawn.features[2 * i + 1]};
    const std::size_t copies = i % 3;
    weighted.add(row, drawn.labels[i], static_cast<double>(copies));
    for (std::size_t c = 0; c < copies; ++c) copied.add(row, drawn.labels[i]);
  }
  const LogisticFit a = fit(weighted, 1.0);
  const LogisticFit b = fit(copied, 1.0);
  EXPECT_NEAR(a.weights[0], b.weights[0], 1e-7);
  EXPECT_NEAR(a.weights[1], b.weights[1], 1e-7);
  EXPECT_NEAR(a.bias, b.bias, 1e-7);
  EXPECT_NEAR(a.log_loss, b.log_loss, 1e-9);
}

TEST(FitLogisticTest, SeparableDataHasFiniteWeights) {
  Data data;
  for (int i = 0; i < 20; ++i) data.add({static_cast<double>(i) - 9.5}, i < 10 ? 0.0 : 1.0);
  for (const double ridge : {1.0, 1e-3, 0.0}) {
    const LogisticFit found = fit(data, ridge);
    EXPECT_TRUE(std::isfinite(found.weights[0]) && std::isfinite(found.bias)) << ridge;
    EXPECT_GT(found.weights[0], 0.0) << ridge;
    EXPECT_LT(found.log_loss, 0.2) << ridge;
  }
  EXPECT_LT(fit(data, 1e-3).log_loss, fit(data, 1.0).log_loss);
}

TEST(FitLogisticTest, ConvergesFromFarAway) {
  // A rare label, and a feature of large values: plain Newton steps overshoot here.
  std::mt19937 random(21);
  std::uniform_real_distribution<double> uniform(-1.0, 1.0);
  Data data;
  for (int i = 0; i < 3000; ++i) {
    const double x = 50.0 * uniform(random);
    data.add({x, uniform(random)}, x > 45.0 && i % 2 == 0 ? 1.0 : 0.0, i % 2 == 0 ? 1.0 : 0.01);
  }
  const LogisticFit found = fit(data, 1.0);
  const double least = objective(data, 1.0, found.weights, found.bias);
  ASSERT_TRUE(std::isfinite(least));
  for (const double factor : {0.98, 1.02}) {
    EXPECT_GE(objective(data, 1.0, {found.weights[0] * factor, found.weights[1]}, found.bias), least);
    EXPECT_GE(objective(data, 1.0, found.weights, found.bias * factor), least);
  }
}

TEST(FitLogisticTest, SignsAreKept) {
  std::mt19937 random(13);
  const Data data = random_data(random, 300, {2.0, -2.0, 1.0}, 0.0);
  const LogisticFit free = fit(data, 1.0);
  ASSERT_GT(free.weights[0], 0.0);
  ASSERT_LT(free.weights[1], 0.0);
  const LogisticFit held = fit(data, 1.0, {1, 1, -1});
  EXPECT_NEAR(held.weights[1], 0.0, 1e-12);
  EXPECT_NEAR(held.weights[2], 0.0, 1e-12);
  const LogisticFit slow = descend(data, 1.0, {1, 1, -1});
  EXPECT_NEAR(held.weights[0], slow.weights[0], 1e-3);
  EXPECT_NEAR(held.bias, slow.bias, 1e-3);
  const LogisticFit kept = fit(data, 1.0, {1, -1, 1});
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(kept.weights[k], free.weights[k]);
  EXPECT_GE(held.log_loss, kept.log_loss);
}

TEST(FitLogisticTest, WithoutImportanceNothingIsLearnt) {
  Data data;
  data.add({1.0}, 1.0, 0.0);
  data.add({-1.0}, 0.0, 0.0);
  const LogisticFit found = fit(data, 1.0);
  EXPECT_NEAR(found.weights[0], 0.0, 1e-9);
  EXPECT_NEAR(found.bias, 0.0, 1e-9);
  EXPECT_EQ(found.log_loss, 0.0);
}

TEST(FitLogisticTest, RowsOfNoImportanceDoNotMatter) {
  std::mt19937 random(17);
  Data data = random_data(random, 60, {1.0}, 0.0);
  const LogisticFit before = fit(data, 1.0);
  for (int i = 0; i < 60; ++i) data.add({-5.0}, 1.0, 0.0);
  const LogisticFit after = fit(data, 1.0);
  EXPECT_NEAR(after.weights[0], before.weights[0], 1e-6);
  EXPECT_NEAR(after.bias, before.bias, 1e-6);
  EXPECT_NEAR(after.log_loss, before.log_loss, 1e-9);
}

TEST(FitLogisticTest, AConstantFeatureGoesToTheBias) {
  Data data;
  for (int i = 0; i < 100; ++i) data.add({1.0, 0.0}, i < 80 ? 1.0 : 0.0);
  const LogisticFit found = fit(data, 1.0);
  EXPECT_NEAR(found.weights[0] + found.bias, std::log(4.0), 1e-6);
  EXPECT_NEAR(found.weights[0], 0.0, 1e-6);
  EXPECT_EQ(found.weights[1], 0.0);
}

TEST(FitLogisticTest, TheSameDataGiveTheSameBits) {
  std::mt19937 random(19);
  const Data data = random_data(random, 100, {1.0, 2.0}, 0.0);
  const LogisticFit first = fit(data, 1.0);
  const LogisticFit second = fit(data, 1.0);
  EXPECT_EQ(first.weights, second.weights);
  EXPECT_EQ(first.bias, second.bias);
}

}  // namespace
}  // namespace lacuna::stats
