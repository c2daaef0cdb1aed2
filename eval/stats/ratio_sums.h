/// \file
/// A ratio of sums over units, and how far it may be from that of all such texts.
#pragma once

#include <cstddef>
#include <optional>

#include "lacuna/score.h"

namespace lacuna::stats {

/// Sums over units of a part and of the whole it is a part of. Adding is O(1); the same units in the same order give
/// the same bits.
class RatioSums {
 public:
  void add(double part, double whole);

  [[nodiscard]] double part() const { return part_; }
  [[nodiscard]] double whole() const { return whole_; }
  /// Null when there is nothing to be a part of.
  [[nodiscard]] std::optional<double> ratio() const;
  /// The central 95 % for the ratio, the units being a sample: the ratio estimator's standard error (Cochran 1977,
  /// *Sampling Techniques*, eq. 6.4), and the normal distribution. Null for fewer than two units, or without a ratio.
  [[nodiscard]] std::optional<ScoreInterval> interval() const;

 private:
  std::size_t units_ = 0;
  double part_ = 0.0;
  double whole_ = 0.0;
  double part_squares_ = 0.0;
  double products_ = 0.0;
  double whole_squares_ = 0.0;
};

}  // namespace lacuna::stats
