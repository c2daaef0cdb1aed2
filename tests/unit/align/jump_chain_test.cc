#include "eval/align/jump_chain.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

/// All paths, one after the other: state 2i is "word of place i", 2i + 1 "no word, place i is remembered".
struct Oracle {
  std::vector<std::vector<double>> posterior;  // [output][place]
  std::vector<double> null_posterior;
  double likelihood = 0.0;
  JumpCounts counts;

  Oracle(const Jumps& jumps, double p0, const std::vector<std::vector<double>>& emission,
         const std::vector<double>& null_emission)
      : jumps_(jumps), p0_(p0), emission_(emission), null_(null_emission), n_(emission.front().size()) {
    posterior.assign(emission.size(), std::vector<double>(n_, 0.0));
    null_posterior.assign(emission.size(), 0.0);
    std::vector<std::size_t> path;
    walk(path, 1.0);
    for (auto& row : posterior) {
      for (double& p : row) p /= likelihood;
    }
    for (double& p : null_posterior) p /= likelihood;
    for (double& count : counts.near) count /= likelihood;
    for (double& count : counts.near_chance) count /= likelihood;
    counts.far /= likelihood;
    counts.far_chance /= likelihood;
  }

 private:
  [[nodiscard]] double weight(std::size_t from, std::size_t to) const {
    return static_cast<double>(jumps_.weight(static_cast<std::ptrdiff_t>(to) - static_cast<std::ptrdiff_t>(from)));
  }
  [[nodiscard]] double z(std::size_t from) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < n_; ++i) sum += weight(from, i);
    return sum;
  }
  [[nodiscard]] double first(std::size_t to) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < n_; ++i) sum += static_cast<double>(jumps_.weight(static_cast<std::ptrdiff_t>(i) + 1));
    return static_cast<double>(jumps_.weight(static_cast<std::ptrdiff_t>(to) + 1)) / sum;
  }
  void walk(std::vector<std::size_t>& path, double probability) {
    const std::size_t j = path.size();
    if (j == emission_.size()) {
      likelihood += probability;
      for (std::size_t k = 0; k < j; ++k) {
        if (path[k] % 2 == 0) {
          posterior[k][path[k] / 2] += probability;
        } else {
          null_posterior[k] += probability;
        }
        if (k > 0 && path[k] % 2 == 0) count(path[k - 1] / 2, path[k] / 2, probability);
      }
      return;
    }
    for (std::size_t i = 0; i < n_; ++i) {
      const double reach = j == 0 ? first(i) : weight(path.back() / 2, i) / z(path.back() / 2);
      path.push_back(2 * i);
      walk(path, probability * (1.0 - p0_) * reach * emission_[j][i]);
      path.back() = 2 * i + 1;
      if (j == 0) walk(path, probability * p0_ * first(i) * null_[j]);
      if (j > 0 && path[j - 1] / 2 == i) walk(path, probability * p0_ * null_[j]);
      path.pop_back();
    }
  }
  void count(std::size_t from, std::size_t to, double probability) {
    constexpr auto kWindow = static_cast<std::ptrdiff_t>(kJumpWindow);
    const auto index = [](std::size_t a, std::size_t b) {
      return static_cast<std::ptrdiff_t>(b) - static_cast<std::ptrdiff_t>(a) + kWindow;
    };
    const auto is_near = [](std::ptrdiff_t at) { return at >= 0 && at <= 2 * kWindow; };
    const std::ptrdiff_t at = index(from, to);
    (is_near(at) ? counts.near[static_cast<std::size_t>(at)] : counts.far) += probability;
    for (std::size_t i = 0; i < n_; ++i) {
      const std::ptrdiff_t other = index(from, i);
      (is_near(other) ? counts.near_chance[static_cast<std::size_t>(other)] : counts.far_chance) +=
          probability / z(from);
    }
  }

  const Jumps& jumps_;
  double p0_;
  const std::vector<std::vector<double>>& emission_;
  const std::vector<double>& null_;
  std::size_t n_;
};

void expect_equal_to_oracle(std::size_t states, std::size_t outputs, std::uint64_t seed) {
  testing::Random random(seed);
  Jumps jumps = Jumps::decaying(0.3);
  for (float& weight : jumps.near) weight *= static_cast<float>(0.5 + random.uniform());
  std::vector<std::vector<double>> emission(outputs, std::vector<double>(states));
  std::vector<double> null_emission(outputs);
  JumpChain chain;
  chain.resize(states + 2, outputs + 1);  // what is left of another sentence must not show
  chain.resize(states, outputs);
  for (std::size_t j = 0; j < outputs; ++j) {
    for (std::size_t i = 0; i < states; ++i) {
      chain.emission(j)[i] = static_cast<float>(emission[j][i] = random.uniform());
    }
    chain.null_emission(j) = static_cast<float>(null_emission[j] = random.uniform());
  }
  JumpCounts counts;
  const double log_likelihood = chain.run(jumps, 0.2F, 0.5, &counts);
  const Oracle oracle(jumps, static_cast<double>(0.2F), emission, null_emission);
  EXPECT_NEAR(log_likelihood, std::log(oracle.likelihood), 1e-4);
  for (std::size_t j = 0; j < outputs; ++j) {
    for (std::size_t i = 0; i < states; ++i) {
      EXPECT_NEAR(static_cast<double>(chain.posterior(j)[i]), oracle.posterior[j][i], 1e-4) << j << " " << i;
    }
    EXPECT_NEAR(static_cast<double>(chain.null_posterior(j)), oracle.null_posterior[j], 1e-4);
  }
  for (std::size_t at = 0; at < kJumpSizes; ++at) {
    EXPECT_NEAR(counts.near[at], 0.5 * oracle.counts.near[at], 1e-4) << at;
    EXPECT_NEAR(counts.near_chance[at], 0.5 * oracle.counts.near_chance[at], 1e-4) << at;
  }
  EXPECT_NEAR(counts.far, 0.5 * oracle.counts.far, 1e-4);
  EXPECT_NEAR(counts.far_chance, 0.5 * oracle.counts.far_chance, 1e-3);
}

TEST(JumpChain, EqualsTheSumOverAllPaths) {
  expect_equal_to_oracle(1, 1, 1);
  expect_equal_to_oracle(1, 4, 2);
  expect_equal_to_oracle(5, 1, 3);
  expect_equal_to_oracle(3, 5, 4);
  expect_equal_to_oracle(5, 4, 5);
  expect_equal_to_oracle(kJumpWindow + 4, 3, 6);  // has jumps beyond the window
}

TEST(JumpChain, EmissionsFarBelowAllOthersDoNotUnderflow) {
  JumpChain chain;
  chain.resize(40, 60);
  for (std::size_t j = 0; j < 60; ++j) {
    for (std::size_t i = 0; i < 40; ++i) chain.emission(j)[i] = i == j * 40 / 60 ? 1e-8F : 1e-9F;
    chain.null_emission(j) = 1e-9F;
  }
  EXPECT_TRUE(std::isfinite(chain.run(Jumps::decaying(0.4), 0.03F, 1.0, nullptr)));
  for (std::size_t j = 0; j < 60; ++j) {
    float sum = chain.null_posterior(j);
    for (std::size_t i = 0; i < 40; ++i) sum += chain.posterior(j)[i];
    EXPECT_NEAR(sum, 1.0F, 1e-3F);
  }
}

TEST(JumpCounts, TheEstimateFollowsTheCounts) {
  JumpCounts counts;
  counts.near_chance.fill(100.0);
  counts.far_chance = 100.0;
  counts.near[kJumpWindow + 1] = 80.0;
  counts.near[kJumpWindow] = 10.0;
  const Jumps jumps = counts.estimate();
  EXPECT_GT(jumps.weight(1), 7.0F * jumps.weight(0));
  EXPECT_GT(jumps.weight(0), 10.0F * jumps.weight(-1));
  EXPECT_GT(jumps.weight(99), 0.0F);
  EXPECT_EQ(jumps.weight(99), jumps.weight(-99));
}

}  // namespace
}  // namespace lacuna::align
