#include "eval/stats/ratio_sums.h"

#include <algorithm>
#include <cmath>

#include "eval/stats/distributions.h"

namespace lacuna::stats {

void RatioSums::add(double part, double whole) {
  ++units_;
  part_.add(part);
  whole_.add(whole);
  part_squares_.add(part * part);
  products_.add(part * whole);
  whole_squares_.add(whole * whole);
}

void RatioSums::add(const RatioSums& other) {
  units_ += other.units_;
  part_.add(other.part_);
  whole_.add(other.whole_);
  part_squares_.add(other.part_squares_);
  products_.add(other.products_);
  whole_squares_.add(other.whole_squares_);
}

RatioSumsParts RatioSums::parts() const {
  return {.units = units_,
          .part = part_.parts(),
          .whole = whole_.parts(),
          .part_squares = part_squares_.parts(),
          .products = products_.parts(),
          .whole_squares = whole_squares_.parts()};
}

RatioSums RatioSums::of(const RatioSumsParts& parts) {
  RatioSums sums;
  sums.units_ = parts.units;
  sums.part_ = ExactSum::of(parts.part);
  sums.whole_ = ExactSum::of(parts.whole);
  sums.part_squares_ = ExactSum::of(parts.part_squares);
  sums.products_ = ExactSum::of(parts.products);
  sums.whole_squares_ = ExactSum::of(parts.whole_squares);
  return sums;
}

std::optional<double> RatioSums::ratio() const {
  const double whole = this->whole();
  if (whole <= 0.0) return std::nullopt;
  return part() / whole;
}

std::optional<ScoreInterval> RatioSums::interval() const {
  const std::optional<double> ratio = this->ratio();
  if (!ratio || units_ < 2) return std::nullopt;
  const double units = static_cast<double>(units_);
  const double residual_squares =
      part_squares_.value() - 2.0 * *ratio * products_.value() + *ratio * *ratio * whole_squares_.value();
  const double error = std::sqrt(std::max(residual_squares, 0.0) * units / (units - 1.0)) / whole();
  const double reach = normal_quantile(0.975) * error;
  return ScoreInterval{*ratio - reach, *ratio + reach};
}

}  // namespace lacuna::stats
