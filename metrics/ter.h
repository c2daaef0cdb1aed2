/// \file
/// TER (Snover et al. 2006), equal to sacreBLEU 2.6.0's class `TER`, which follows tercom.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/tercom_tokenizer.h"
#include "lacuna/metric.h"
#include "lacuna/scoring.h"

namespace lacuna::metrics {

/// Columns: edits (those to the reference that needs fewest) and the reference length, the mean over the references.
/// Thread-safety as every metric. Cost: words of the hypothesis times shifts that are tried, at most 1000 for each
/// reference.
class Ter final : public Metric {
 public:
  explicit Ter(const TerOptions& options);

  [[nodiscard]] const MetricInfo& info() const override { return info_; }
  [[nodiscard]] std::string signature(int references) const override;
  [[nodiscard]] std::unique_ptr<const ReferenceCache> prepare_references(
      std::span<const ReferenceSet> references) const override;
  [[nodiscard]] std::unique_ptr<Scratch> make_scratch() const override;
  void write_row(const UnitText& unit, const ReferenceCache& cache, Scratch& scratch,
                 std::span<double> row) const override;
  /// Components: edits, reference_length. Without reference words the value is 100 with edits and 0 without.
  [[nodiscard]] Score score(std::span<const double> sums) const override;
  void score_many(std::span<const double> sums, std::span<std::optional<double>> values) const override;
  void score_many_single(std::span<const double> sums, std::span<std::optional<double>> values) const override;

 private:
  TerOptions options_;
  text::TercomTokenizer tokenizer_;
  MetricInfo info_;
};

}  // namespace lacuna::metrics
