#include "eval/stats/meta/tie_calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "eval/stats/meta/ranks.h"

namespace lacuna::stats {
namespace {

// What is gained by less than this is no gain: sums of a few hundred million weights differ by less from rounding.
constexpr double kNoGain = 1e-12;
constexpr std::size_t kMostBuckets = std::size_t{1} << 18U;
constexpr std::size_t kFewPairs = std::size_t{1} << 22U;  // that may all be sorted

/// What happens to the accuracy when the threshold reaches a difference.
struct Step {
  double difference = 0.0;
  double gain = 0.0;
};

/// Calls `visit(difference, gain)` for each pair that a greater threshold makes right (gain > 0) or wrong (< 0).
/// Discordant pairs stay wrong, so that most metrics have far fewer of them than pairs.
template <class Visit>
void visit_steps(const GroupedScores& grouped, std::span<const double> metric, double group_weight, Visit visit) {
  for (std::size_t group = 0; group < grouped.groups(); ++group) {
    const std::size_t begin = grouped.begins[group];
    const std::size_t end = grouped.begins[group + 1];
    if (end - begin < 2) continue;
    const double weight = group_weight / static_cast<double>(pairs_of(end - begin));
    for (std::size_t i = begin; i < end; ++i) {
      const double human = grouped.human[i];
      const double score = metric[i];
      for (std::size_t j = i + 1; j < end; ++j) {
        const double difference = score - metric[j];
        const double human_difference = human - grouped.human[j];
        if (difference == 0.0) continue;
        if (human_difference == 0.0) {
          visit(std::abs(difference), weight);
        } else if ((difference > 0.0) == (human_difference > 0.0)) {
          visit(std::abs(difference), -weight);
        }
      }
    }
  }
}

/// Groups of two or more, and the pairs in them.
struct Extent {
  std::size_t groups = 0;
  std::uint64_t pairs = 0;
  double widest = 0.0;  // difference of two scores of one group
};

Extent extent_of(const GroupedScores& grouped, std::span<const double> metric) {
  Extent extent;
  for (std::size_t group = 0; group < grouped.groups(); ++group) {
    const std::span<const double> scores =
        metric.subspan(grouped.begins[group], grouped.begins[group + 1] - grouped.begins[group]);
    if (scores.size() < 2) continue;
    ++extent.groups;
    extent.pairs += pairs_of(scores.size());
    const auto [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
    extent.widest = std::max(extent.widest, *highest - *lowest);
  }
  return extent;
}

void sort_and_join(std::vector<Step>& steps) {
  std::stable_sort(steps.begin(), steps.end(),
                   [](const Step& a, const Step& b) { return a.difference < b.difference; });
  std::size_t last = 0;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    if (steps[i].difference == steps[last].difference) {
      steps[last].gain += steps[i].gain;
    } else {
      steps[++last] = steps[i];
    }
  }
  if (!steps.empty()) steps.resize(last + 1);
}

/// Differences in buckets of increasing size: only those of buckets that may hold the best threshold are sorted.
class Buckets {
 public:
  Buckets(double widest, std::uint64_t pairs)
      : widest_(widest),
        gains_(pairs <= kFewPairs ? 1 : kMostBuckets),
        rises_(gains_.size()),
        starts_(gains_.size()),
        wanted_(gains_.size(), std::uint8_t{1}) {}

  [[nodiscard]] std::size_t bucket_of(double difference) const {
    const double place = difference / widest_ * static_cast<double>(gains_.size());
    return std::min(gains_.size() - 1, static_cast<std::size_t>(place));
  }
  [[nodiscard]] bool only_one() const { return gains_.size() == 1; }
  void add(double difference, double gain) {
    const std::size_t bucket = bucket_of(difference);
    gains_[bucket] += gain;
    if (gain > 0.0) rises_[bucket] += gain;
  }
  /// Finds out which buckets are wanted.
  void choose() {
    double sum = 0.0;
    double best = 0.0;
    for (std::size_t i = 0; i < gains_.size(); ++i) {
      starts_[i] = sum;
      sum += gains_[i];
      best = std::max(best, sum);
    }
    for (std::size_t i = 0; i < gains_.size(); ++i) {
      wanted_[i] = starts_[i] + rises_[i] >= best - kNoGain && rises_[i] > 0.0 ? 1 : 0;
    }
  }
  [[nodiscard]] bool wants(std::size_t bucket) const { return wanted_[bucket] != 0; }
  [[nodiscard]] double start(std::size_t bucket) const { return starts_[bucket]; }

 private:
  double widest_;
  std::vector<double> gains_;
  std::vector<double> rises_;   // gains above 0
  std::vector<double> starts_;  // gains of all buckets before
  std::vector<std::uint8_t> wanted_;
};

double best_threshold(const Buckets& buckets, const std::vector<Step>& steps) {
  double threshold = 0.0;
  double best = 0.0;
  double sum = 0.0;
  std::size_t bucket = 0;
  for (const Step& step : steps) {
    if (const std::size_t next = buckets.bucket_of(step.difference); next != bucket) {
      bucket = next;
      sum = buckets.start(bucket);
    }
    sum += step.gain;
    if (sum > best + kNoGain) {
      best = sum;
      threshold = step.difference;
    }
  }
  return threshold;
}

}  // namespace

TieCalibration calibrate_ties(const GroupedScores& grouped, std::span<const double> metric) {
  const Extent extent = extent_of(grouped, metric);
  TieCalibration result{.epsilon = 0.0, .accuracy = 0.0, .groups = extent.groups};
  if (extent.groups == 0) return result;
  const double group_weight = 1.0 / static_cast<double>(extent.groups);
  if (extent.widest > 0.0) {
    Buckets buckets(extent.widest, extent.pairs);
    if (!buckets.only_one()) {
      visit_steps(grouped, metric, group_weight,
                  [&](double difference, double gain) { buckets.add(difference, gain); });
      buckets.choose();
    }
    std::vector<Step> steps;
    std::size_t most = 2 * kFewPairs;
    visit_steps(grouped, metric, group_weight, [&](double difference, double gain) {
      if (!buckets.wants(buckets.bucket_of(difference))) return;
      steps.push_back({difference, gain});
      if (steps.size() < most) return;
      sort_and_join(steps);  // scores of few values have few differences
      most = std::max(most, 2 * steps.size());
    });
    sort_and_join(steps);
    result.epsilon = best_threshold(buckets, steps);
  }
  result.accuracy = tie_accuracy(grouped, metric, result.epsilon);
  return result;
}

double tie_accuracy(const GroupedScores& grouped, std::span<const double> metric, double epsilon) {
  double sum = 0.0;
  std::size_t groups = 0;
  for (std::size_t group = 0; group < grouped.groups(); ++group) {
    const std::size_t begin = grouped.begins[group];
    const std::size_t end = grouped.begins[group + 1];
    if (end - begin < 2) continue;
    std::uint64_t right = 0;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < end; ++j) {
        right += is_right_pair(metric[i] - metric[j], grouped.human[i] - grouped.human[j], epsilon) ? 1U : 0U;
      }
    }
    sum += static_cast<double>(right) / static_cast<double>(pairs_of(end - begin));
    ++groups;
  }
  return groups == 0 ? 0.0 : sum / static_cast<double>(groups);
}

}  // namespace lacuna::stats
