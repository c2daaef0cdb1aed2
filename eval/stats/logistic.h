/// \file
/// Logistic regression with an L2 penalty, by iteratively reweighted least squares.
#pragma once

#include <span>
#include <vector>

namespace lacuna::stats {

struct LogisticFit {
  std::vector<double> weights;  ///< one per feature
  double bias = 0.0;
  double log_loss = 0.0;  ///< weighted mean, nats
};

/// Fits P(label = 1 | x) = 1 / (1 + exp(-(bias + weights · x))).
/// `features`: rows × columns, row-major; `labels` 0 or 1 per row; `importance` ≥ 0 per row. The penalty is
/// `ridge` times half the squared weights (not the bias), in units of one observation.
/// A feature whose weight would leave the interval given in `sign` (+1: ≥ 0, -1: ≤ 0, 0: free) is held at 0 and the
/// others are fitted again. Source: Hastie, Tibshirani & Friedman 2009, section 4.4.1.
[[nodiscard]] LogisticFit fit_logistic(std::span<const double> features, std::span<const double> labels,
                                       std::span<const double> importance, std::size_t columns, double ridge,
                                       std::span<const int> sign);

}  // namespace lacuna::stats
