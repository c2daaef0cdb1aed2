#include "eval/stats/distributions.h"

#include <cmath>
#include <numeric>

namespace lacuna::stats {
namespace {

/// The x in [-`limit`, `limit`] where the rising function `below` reaches `probability`, by bisection: of full
/// precision where it matters, and never wrong.
template <class Below>
double inverse(Below below, double probability, double limit) {
  double low = -limit;
  double high = limit;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    (below(middle) < probability ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

/// The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22).
double beta_fraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300;
  const auto away_from_zero = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
  double c = 1.0;
  double d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
  double fraction = d;
  for (int m = 1; m <= 10000; ++m) {
    const double twice = 2.0 * m;
    for (const double term : {m * (b - m) * x / ((a + twice - 1.0) * (a + twice)),
                              -(a + m) * (a + b + m) * x / ((a + twice) * (a + twice + 1.0))}) {
      d = 1.0 / away_from_zero(1.0 + term * d);
      c = away_from_zero(1.0 + term / c);
      fraction *= c * d;
    }
    if (std::abs(c * d - 1.0) < 1e-15) break;
  }
  return fraction;
}

/// The regularised incomplete beta function.
double incomplete_beta(double a, double b, double x) {
  if (x <= 0.0) return 0.0;
  if (x >= 1.0) return 1.0;
  const double front =
      std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1.0) / (a + b + 2.0)) return front * beta_fraction(a, b, x) / a;
  return 1.0 - front * beta_fraction(b, a, 1.0 - x) / b;
}

}  // namespace

double normal_quantile(double probability) {
  return inverse([](double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }, probability, 40.0);
}

double student_quantile(double probability, double degrees) {
  const auto below = [degrees](double t) {
    const double tail = 0.5 * incomplete_beta(0.5 * degrees, 0.5, degrees / (degrees + t * t));
    return t > 0 ? 1.0 - tail : tail;
  };
  return inverse(below, probability, 1e12);
}

double standard_deviation(std::span<const double> values) {
  if (values.size() < 2) return 0.0;
  const auto count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (count - 1));
}

}  // namespace lacuna::stats
