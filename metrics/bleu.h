/// \file
/// BLEU (Papineni et al. 2002), equal to sacreBLEU 2.6.0's class `BLEU`.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "lacuna/metric.h"
#include "lacuna/scoring.h"
#include "metrics/kernels/token_source.h"

namespace lacuna::metrics {

/// Columns: hypothesis and reference length, then the clipped matches of each order, then the n-grams of each order.
/// Thread-safety and cost: as every metric; linear in tokens times orders.
class Bleu final : public Metric {
 public:
  /// `options` are valid.
  explicit Bleu(const BleuOptions& options);

  [[nodiscard]] const BleuOptions& options() const { return options_; }
  [[nodiscard]] const MetricInfo& info() const override { return info_; }
  [[nodiscard]] std::string signature(int references) const override;
  [[nodiscard]] std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const ReferenceSet> references) const override;
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                 std::span<double> row) const override;
  /// Components: precision_1…, brevity_penalty, ratio (0 without reference tokens), hypothesis_length,
  /// reference_length.
  [[nodiscard]] Score score(std::span<const double> sums) const override;
  void score_many(std::span<const double> sums, std::span<std::optional<double>> values) const override;
  /// Differs from `score_many` for add-k smoothing alone, which adds to single-precision counts.
  void score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const override;

 private:
  /// sacreBLEU's `compute_bleu`; writes `max_order` precisions. Smoothed counts are rounded to a `Count`.
  template <class Count = double>
  double compute(std::span<const double> sums, std::span<double> precisions, double& brevity_penalty) const;
  template <class Count>
  void compute_many(std::span<const double> sums, std::span<std::optional<double>> values) const;

  BleuOptions options_;
  double smoothing_value_;
  TokenSource tokens_;
  MetricInfo info_;
};

}  // namespace lacuna::metrics
