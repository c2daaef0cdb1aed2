/// \file
/// How long a translation should be: a robust log-ratio with a spread that shrinks as segments grow.
#pragma once

#include <cmath>
#include <cstddef>

namespace lacuna::langpack {

/// Lengths are characters that are not white space. With r = log((target + 1) / (source + 1)), r is taken as normal
/// with mean `mean` and variance `floor_variance + slope_variance / (source + 1)` (Gale & Church 1993 have a variance
/// proportional to length; on the log scale that is the second term). Fitted on quantiles, so outliers do not count.
struct LengthModel {
  double mean = 0.0;
  double floor_variance = 0.02;
  double slope_variance = 1.0;

  /// Standard deviations of the target's length from what the source lets expect; negative: too short.
  [[nodiscard]] double z(std::size_t source_length, std::size_t target_length) const {
    const double source = static_cast<double>(source_length) + 1.0;
    const double ratio = std::log((static_cast<double>(target_length) + 1.0) / source);
    return (ratio - mean) / std::sqrt(floor_variance + slope_variance / source);
  }
};

}  // namespace lacuna::langpack
