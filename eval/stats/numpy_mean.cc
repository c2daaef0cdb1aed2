#include "eval/stats/numpy_mean.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace lacuna::stats {
namespace {

double pairwise_sum(std::span<const double> values) {
  constexpr std::size_t kLanes = 8;
  constexpr std::size_t kBlock = 128;
  if (values.size() > kBlock) {
    std::size_t half = values.size() / 2;
    half -= half % kLanes;
    return pairwise_sum(values.first(half)) + pairwise_sum(values.subspan(half));
  }
  double sum = 0.0;
  std::size_t done = 0;
  if (values.size() >= kLanes) {
    std::array<double, kLanes> lanes{};
    for (; done + kLanes <= values.size(); done += kLanes) {
      for (std::size_t k = 0; k < kLanes; ++k) lanes[k] += values[done + k];
    }
    sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
  }
  for (; done < values.size(); ++done) sum += values[done];
  return sum;
}

/// A real number as a sum of doubles that do not overlap, smallest first (Shewchuk 1997).
class ExactSum {
 public:
  void add(double value) {
    std::size_t kept = 0;
    for (double part : parts_) {
      if (std::abs(value) < std::abs(part)) std::swap(value, part);
      const double high = value + part;
      const double low = part - (high - value);
      if (low != 0.0) parts_[kept++] = low;
      value = high;
    }
    parts_.resize(kept);
    if (value != 0.0) parts_.push_back(value);
  }
  /// Adds `factor` * `value`, both exactly representable, without rounding.
  void add_product(double factor, double value) {
    const double product = factor * value;
    add(product);
    add(std::fma(factor, value, -product));
  }
  /// The largest part, whose sign is that of the sum and which is within one rounding of it.
  [[nodiscard]] double leading() const { return parts_.empty() ? 0.0 : parts_.back(); }
  void negate() {
    for (double& part : parts_) part = -part;
  }
  void add(const ExactSum& other) {
    for (const double part : other.parts_) add(part);
  }

 private:
  std::vector<double> parts_;
};

// |sum - count * candidate|, exactly.
ExactSum distance(const ExactSum& sum, double count, double candidate) {
  ExactSum difference = sum;
  difference.add_product(-count, candidate);
  if (difference.leading() < 0) difference.negate();
  return difference;
}

bool is_less(const ExactSum& a, const ExactSum& b) {
  ExactSum difference = b;
  ExactSum negative = a;
  negative.negate();
  difference.add(negative);
  return difference.leading() > 0;
}

}  // namespace

double numpy_mean(std::span<const double> values) { return pairwise_sum(values) / static_cast<double>(values.size()); }

double exact_mean(std::span<const double> values) {
  ExactSum sum;
  for (const double value : values) sum.add(value);
  const auto count = static_cast<double>(values.size());
  const double middle = sum.leading() / count;
  // The leading part is off by at most one rounding, so the nearest double is `middle` or a neighbour of it.
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  double best = middle;
  ExactSum best_distance = distance(sum, count, middle);
  for (const double candidate : {std::nextafter(middle, -kInfinity), std::nextafter(middle, kInfinity)}) {
    const ExactSum candidate_distance = distance(sum, count, candidate);
    if (is_less(candidate_distance, best_distance)) {
      best = candidate;
      best_distance = candidate_distance;
    }
  }
  return best;
}

}  // namespace lacuna::stats
