/// \file
/// The mean of scores that something else gave the units.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "lacuna/metric.h"
#include "lacuna/scoring.h"

namespace lacuna::metrics {

/// Columns: sum of the scores, number of units. Reads no texts: `write_row` leaves a unit without a score, which counts
/// nothing. Thread-safety: as every metric.
class UnitMean final : public Metric {
 public:
  /// `options` are valid.
  explicit UnitMean(const UnitMeanOptions& options);

  [[nodiscard]] const MetricInfo& info() const override { return info_; }
  [[nodiscard]] std::string signature(int references) const override;
  [[nodiscard]] std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const ReferenceSet> references) const override;
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                 std::span<double> row) const override;
  [[nodiscard]] Score score(std::span<const double> sums) const override;

 private:
  MetricInfo info_;
};

}  // namespace lacuna::metrics
