#include "eval/stats/logistic.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <cmath>

namespace lacuna::stats {
namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Newton's method on the features that `active` names; the rest stay at zero. The bias is the last coefficient.
Eigen::VectorXd solve(const Eigen::Map<const RowMajor>& x, const Eigen::Map<const Eigen::VectorXd>& y,
                      const Eigen::Map<const Eigen::VectorXd>& w, double ridge, const std::vector<bool>& active) {
  const Eigen::Index columns = x.cols();
  Eigen::VectorXd beta = Eigen::VectorXd::Zero(columns + 1);
  RowMajor design(x.rows(), columns + 1);
  design.leftCols(columns) = x;
  design.col(columns).setOnes();
  for (Eigen::Index k = 0; k < columns; ++k) {
    if (!active[static_cast<std::size_t>(k)]) design.col(k).setZero();
  }
  Eigen::VectorXd penalty = Eigen::VectorXd::Constant(columns + 1, ridge);
  penalty[columns] = 1e-9;
  for (int iteration = 0; iteration < 50; ++iteration) {
    const Eigen::ArrayXd p = 1.0 / (1.0 + (-(design * beta).array()).exp());
    const Eigen::VectorXd curvature = (w.array() * p * (1.0 - p)).max(1e-12);
    const Eigen::VectorXd gradient =
        design.transpose() * (w.array() * (y.array() - p)).matrix() - penalty.cwiseProduct(beta);
    Eigen::MatrixXd hessian = design.transpose() * curvature.asDiagonal() * design;
    hessian.diagonal() += penalty;
    const Eigen::VectorXd step = hessian.ldlt().solve(gradient);
    beta += step;
    if (step.lpNorm<Eigen::Infinity>() < 1e-10) break;
  }
  return beta;
}

}  // namespace

LogisticFit fit_logistic(std::span<const double> features, std::span<const double> labels,
                         std::span<const double> importance, std::size_t columns, double ridge,
                         std::span<const int> sign) {
  const auto rows = static_cast<Eigen::Index>(labels.size());
  const auto width = static_cast<Eigen::Index>(columns);
  const Eigen::Map<const RowMajor> x(features.data(), rows, width);
  const Eigen::Map<const Eigen::VectorXd> y(labels.data(), rows);
  const Eigen::Map<const Eigen::VectorXd> w(importance.data(), rows);
  std::vector<bool> active(columns, true);
  Eigen::VectorXd beta;
  while (true) {
    beta = solve(x, y, w, ridge, active);
    bool dropped = false;
    for (std::size_t k = 0; k < columns; ++k) {
      if (!active[k] || sign[k] * beta[static_cast<Eigen::Index>(k)] >= 0.0) continue;
      active[k] = false;
      dropped = true;
    }
    if (!dropped) break;
  }
  LogisticFit fit;
  fit.weights.assign(beta.data(), beta.data() + columns);
  fit.bias = beta[width];
  const Eigen::ArrayXd logit = (x * beta.head(width)).array() + fit.bias;
  const Eigen::ArrayXd p = (1.0 / (1.0 + (-logit).exp())).max(1e-15).min(1.0 - 1e-15);
  const double total = w.sum();
  if (total > 0.0) {
    fit.log_loss = -(w.array() * (y.array() * p.log() + (1.0 - y.array()) * (1.0 - p).log())).sum() / total;
  }
  return fit;
}

}  // namespace lacuna::stats
