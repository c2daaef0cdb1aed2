/// \file
/// Means with the last digit of Python's and NumPy's.
#pragma once

#include <span>

namespace lacuna::stats {

/// NumPy's `mean` of a contiguous array: pairwise summation (Higham 1993) in blocks of up to 128 with eight partial
/// sums.
[[nodiscard]] double numpy_mean(std::span<const double> values);

/// Python's `statistics.mean`: the exact mean, rounded once. `values` are finite and at least one.
[[nodiscard]] double exact_mean(std::span<const double> values);

}  // namespace lacuna::stats
