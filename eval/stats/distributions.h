/// \file
/// Quantiles of the normal and of Student's distribution, and the spread of a sample.
#pragma once

#include <span>

namespace lacuna::stats {

/// The x with P(N(0, 1) <= x) = `probability`, which is inside (0, 1).
[[nodiscard]] double normal_quantile(double probability);

/// The x with P(T <= x) = `probability` for Student's t with `degrees` > 0 of freedom (Student 1908).
[[nodiscard]] double student_quantile(double probability, double degrees);

/// Of a sample: with n - 1 in the denominator; 0 for fewer than two values.
[[nodiscard]] double standard_deviation(std::span<const double> values);

}  // namespace lacuna::stats
