/// \file
/// Rows of tables, a block of units at a time: what everybody who scores texts does once the texts are at hand.
///
///     RowWriter writer(metrics, progress);
///     std::vector<SystemResult> systems = {writer.empty_system("hyp.txt")};
///     resize each table; writer.write(texts, first_unit, systems);  // blocks at the same time
///     writer.finish(reference_counts, systems);
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/metric.h"
#include "lacuna/progress.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// Units of a block: few enough for the caches of a block to stay in the processor's.
inline constexpr std::size_t kScoreBlock = 256;

/// The texts of a block of units.
struct BlockTexts {
  std::vector<std::string_view> references;       ///< of unit after unit
  std::vector<std::size_t> ends;                  ///< of each unit in `references`
  std::vector<std::string_view> hypotheses = {};  ///< of system after system, as many of each as units
};

/// Thread-safety: blocks may be written at the same time.
class RowWriter {
 public:
  /// `progress` may be null; before each row it is asked whether to stop (`base::Interrupted`).
  RowWriter(const std::vector<MetricPtr>& metrics, const Progress* progress) : metrics_(metrics), progress_(progress) {}

  /// Tables without a row. Not for metrics that need a source.
  [[nodiscard]] SystemResult empty_system(std::string name) const;

  /// Writes the rows from `first_unit` on into the tables of all systems.
  void write(const BlockTexts& texts, std::size_t first_unit, std::vector<SystemResult>& systems);

  /// Scores and signatures of full tables. `reference_counts`: how many references units have.
  void finish(const std::set<std::size_t>& reference_counts, std::vector<SystemResult>& systems) const;

 private:
  using Scratches = std::vector<std::unique_ptr<Metric::Scratch>>;  // one for each metric

  [[nodiscard]] Scratches take_scratches();
  void give_back(Scratches scratches);

  const std::vector<MetricPtr>& metrics_;
  const Progress* progress_;
  std::mutex mutex_;
  std::vector<Scratches> free_;
};

/// Errors: kUsage when there is no metric, or one that is null or needs a source.
[[nodiscard]] Status validate_metrics(const std::vector<MetricPtr>& metrics);

}  // namespace lacuna::pipeline
