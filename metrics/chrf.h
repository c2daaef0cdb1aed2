/// \file
/// chrF and chrF++ (Popović 2015, 2017), equal to sacreBLEU 2.6.0's class `CHRF`.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "lacuna/metric.h"
#include "lacuna/scoring.h"

namespace lacuna::metrics {

/// Columns: for each character order, then each word order: n-grams of the hypothesis (0 where the reference has
/// none), of the reference, and matches. Of several references the one with the best score for the unit counts.
/// Thread-safety and cost: as every metric; linear in characters times orders.
class Chrf final : public Metric {
 public:
  /// `options` are valid.
  explicit Chrf(const ChrfOptions& options);

  [[nodiscard]] const MetricInfo& info() const override { return info_; }
  [[nodiscard]] std::string signature(int references) const override;
  [[nodiscard]] std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const ReferenceSet> references) const override;
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                 std::span<double> row) const override;
  [[nodiscard]] Score score(std::span<const double> sums) const override;
  void score_many(std::span<const double> sums, std::span<std::optional<double>> values) const override;
  void score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const override;

 private:
  /// sacreBLEU's `_compute_f_score`; precision and recall are rounded to a `Quotient`.
  template <class Quotient = double>
  [[nodiscard]] double compute(std::span<const double> sums) const;

  ChrfOptions options_;
  MetricInfo info_;
};

}  // namespace lacuna::metrics
