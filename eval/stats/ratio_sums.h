/// \file
/// A ratio of sums over units, and how far it may be from that of all such texts.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lacuna/exact_sum.h"
#include "lacuna/score.h"

namespace lacuna::stats {

/// What `RatioSums` holds, as numbers that can be written down: the parts of exact sums.
struct RatioSumsParts {
  std::uint64_t units = 0;
  std::vector<double> part;
  std::vector<double> whole;
  std::vector<double> part_squares;
  std::vector<double> products;  ///< part times whole
  std::vector<double> whole_squares;

  friend bool operator==(const RatioSumsParts&, const RatioSumsParts&) = default;
};

/// Sums over units of a part and of the whole it is a part of. Adding is O(1); the same units give the same bits, in
/// any order and however they are split.
class RatioSums {
 public:
  void add(double part, double whole);
  void add(const RatioSums& other);

  /// Equal sums have equal parts, and `of` gives the sums back.
  [[nodiscard]] RatioSumsParts parts() const;
  [[nodiscard]] static RatioSums of(const RatioSumsParts& parts);

  [[nodiscard]] std::uint64_t units() const { return units_; }
  [[nodiscard]] double part() const { return part_.value(); }
  [[nodiscard]] double whole() const { return whole_.value(); }
  /// Null when there is nothing to be a part of.
  [[nodiscard]] std::optional<double> ratio() const;
  /// The central 95 % for the ratio, the units being a sample: the ratio estimator's standard error (Cochran 1977,
  /// *Sampling Techniques*, eq. 6.4), and the normal distribution. Null for fewer than two units, or without a ratio.
  [[nodiscard]] std::optional<ScoreInterval> interval() const;

 private:
  std::uint64_t units_ = 0;
  ExactSum part_;
  ExactSum whole_;
  ExactSum part_squares_;
  ExactSum products_;
  ExactSum whole_squares_;
};

}  // namespace lacuna::stats
