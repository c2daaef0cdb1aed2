#include "eval/stats/ratio_sums.h"

#include <algorithm>
#include <cmath>

#include "eval/stats/distributions.h"

namespace lacuna::stats {

void RatioSums::add(double part, double whole) {
  ++units_;
  part_ += part;
  whole_ += whole;
  part_squares_ += part * part;
  products_ += part * whole;
  whole_squares_ += whole * whole;
}

std::optional<double> RatioSums::ratio() const {
  if (whole_ <= 0.0) return std::nullopt;
  return part_ / whole_;
}

std::optional<ScoreInterval> RatioSums::interval() const {
  const std::optional<double> ratio = this->ratio();
  if (!ratio || units_ < 2) return std::nullopt;
  const double units = static_cast<double>(units_);
  const double residual_squares = part_squares_ - 2.0 * *ratio * products_ + *ratio * *ratio * whole_squares_;
  const double error = std::sqrt(std::max(residual_squares, 0.0) * units / (units - 1.0)) / whole_;
  const double reach = normal_quantile(0.975) * error;
  return ScoreInterval{*ratio - reach, *ratio + reach};
}

}  // namespace lacuna::stats
