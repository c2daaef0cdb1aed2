/// \file
/// Length ratio: tokens of the hypothesis per token of the reference.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "lacuna/metric.h"
#include "lacuna/scoring.h"
#include "metrics/kernels/token_source.h"

namespace lacuna::metrics {

/// Columns: hypothesis and reference length (of several references the nearest, as for BLEU, whose `ratio` it equals).
/// Undefined when the references have no token. Thread-safety and cost: as every metric; linear.
class LengthRatio final : public Metric {
 public:
  explicit LengthRatio(const LengthRatioOptions& options);

  [[nodiscard]] const MetricInfo& info() const override { return info_; }
  [[nodiscard]] std::string signature(int references) const override;
  [[nodiscard]] std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const ReferenceSet> references) const override;
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                 std::span<double> row) const override;
  [[nodiscard]] Score score(std::span<const double> sums) const override;

 private:
  TokenSource tokens_;
  MetricInfo info_;
};

}  // namespace lacuna::metrics
