/// \file
/// Agreement of scores with people pair by pair, from the definitions; and scores to try it on.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "eval/base/random.h"
#include "eval/stats/meta/grouped_scores.h"

namespace lacuna::support {

/// Pairs of one group by what both sides say of them.
struct SlowPairs {
  double concordant = 0.0;
  double discordant = 0.0;
  double human_ties = 0.0;   // only people tie
  double metric_ties = 0.0;  // only the metric does
  double both = 0.0;
  double far = 0.0;             // people tell them apart by the threshold
  double far_concordant = 0.0;  // and the metric agrees

  [[nodiscard]] double all() const { return concordant + discordant + human_ties + metric_ties + both; }
};

inline SlowPairs slow_pairs(std::span<const double> human, std::span<const double> metric, double epsilon,
                            double threshold) {
  SlowPairs pairs;
  for (std::size_t i = 0; i < human.size(); ++i) {
    for (std::size_t j = i + 1; j < human.size(); ++j) {
      const double h = human[i] - human[j];
      const double m = metric[i] - metric[j];
      const bool metric_tie = std::abs(m) <= epsilon;
      const bool agree = (h > 0.0 && m > 0.0) || (h < 0.0 && m < 0.0);
      (h == 0.0 ? (metric_tie ? pairs.both : pairs.human_ties)
                : (metric_tie ? pairs.metric_ties : (agree ? pairs.concordant : pairs.discordant))) += 1.0;
      if (std::abs(h) < threshold) continue;
      pairs.far += 1.0;
      if (agree) pairs.far_concordant += 1.0;
    }
  }
  return pairs;
}

inline std::optional<double> slow_kendall(const SlowPairs& pairs) {
  const double human = pairs.all() - pairs.human_ties - pairs.both;
  const double metric = pairs.all() - pairs.metric_ties - pairs.both;
  if (human == 0.0 || metric == 0.0) return std::nullopt;
  return (pairs.concordant - pairs.discordant) / std::sqrt(human) / std::sqrt(metric);
}

/// The mean over groups of two or more of the share of pairs that are right.
inline double slow_tie_accuracy(const stats::GroupedScores& grouped, std::span<const double> metric, double epsilon) {
  double sum = 0.0;
  double groups = 0.0;
  for (std::size_t g = 0; g < grouped.groups(); ++g) {
    const std::size_t begin = grouped.begins[g];
    const std::size_t size = grouped.begins[g + 1] - begin;
    if (size < 2) continue;
    const SlowPairs pairs =
        slow_pairs(std::span(grouped.human).subspan(begin, size), metric.subspan(begin, size), epsilon, HUGE_VAL);
    sum += (pairs.concordant + pairs.both) / pairs.all();
    groups += 1.0;
  }
  return sum / groups;
}

struct SlowCalibration {
  double epsilon = 0.0;
  double accuracy = 0.0;
};

/// Tries every difference of two scores of a group.
inline SlowCalibration slow_calibration(const stats::GroupedScores& grouped, std::span<const double> metric) {
  std::set<double> thresholds = {0.0};
  for (std::size_t g = 0; g < grouped.groups(); ++g) {
    for (std::size_t i = grouped.begins[g]; i < grouped.begins[g + 1]; ++i) {
      for (std::size_t j = i + 1; j < grouped.begins[g + 1]; ++j) thresholds.insert(std::abs(metric[i] - metric[j]));
    }
  }
  SlowCalibration best{.epsilon = 0.0, .accuracy = -1.0};
  for (const double epsilon : thresholds) {
    const double accuracy = slow_tie_accuracy(grouped, metric, epsilon);
    if (accuracy > best.accuracy + 1e-12) best = {.epsilon = epsilon, .accuracy = accuracy};
  }
  return best;
}

/// Whole numbers from 0 to `values` - 1: with few of them there are many ties.
inline std::vector<double> random_scores(base::KeyedRandom& random, std::size_t count, std::uint64_t values) {
  std::vector<double> scores(count);
  for (double& score : scores) score = static_cast<double>(random.below(values));
  return scores;
}

/// Human scores of which one in `missing` is not there; 0: all are.
inline std::vector<std::optional<double>> random_human(base::KeyedRandom& random, std::size_t count,
                                                       std::uint64_t values, std::uint64_t missing) {
  std::vector<std::optional<double>> scores(count);
  for (std::optional<double>& score : scores) {
    if (missing == 0 || random.below(missing) != 0) score = static_cast<double>(random.below(values));
  }
  return scores;
}

/// The scores of tests/unit/stats/meta_golden_test.cc, which a script computed with SciPy.
struct GoldenScores {
  static constexpr std::size_t kSystems = 6;
  static constexpr std::size_t kSegments = 40;
  std::vector<std::optional<double>> human;   // the same segments are missing of every system
  std::vector<std::optional<double>> ragged;  // others of each
  std::vector<double> real;
  std::vector<double> whole;
};

inline GoldenScores golden_scores() {
  GoldenScores golden;
  std::uint32_t state = 20240611;
  const auto next = [&state] {
    state = (state * 1103515245U + 12345U) % (1U << 31U);
    return static_cast<int>(state >> 8U);
  };
  for (std::size_t system = 0; system < GoldenScores::kSystems; ++system) {
    for (std::size_t segment = 0; segment < GoldenScores::kSegments; ++segment) {
      (void)next();
      const int errors = next() % 6 + static_cast<int>(system % 3) - 2;
      const double human = errors > 0 ? -static_cast<double>(errors) : 0.0;
      golden.human.push_back(segment % 7 == 3 ? std::nullopt : std::optional<double>(human));
      golden.real.push_back(0.5 * human + static_cast<double>(next() % 2000) / 1000.0);
      golden.whole.push_back(human + static_cast<double>(next() % 5));
    }
  }
  golden.ragged = golden.human;
  for (std::size_t i = 0; i < golden.ragged.size(); ++i) {
    if (i * 7919 % 11 == 4) golden.ragged[i] = std::nullopt;
  }
  return golden;
}

}  // namespace lacuna::support
