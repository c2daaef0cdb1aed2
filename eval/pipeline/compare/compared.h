/// \file
/// What is compared, whether it was read from texts or from runs: texts by unit, and tables of rows by metric.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/compare_report.h"
#include "lacuna/scoring.h"
#include "lacuna/stats_table.h"

namespace lacuna::pipeline {

using Lines = std::vector<std::string_view>;

/// One metric on all systems.
struct ComparedMetric {
  MetricPtr metric;
  int decimals = 2;
  std::vector<Score> scores;       ///< of each system, with signature
  std::vector<StatsTable> tables;  ///< of each system
  /// [system][unit]: of the unit alone; null: undefined.
  std::vector<std::vector<std::optional<double>>> unit_values;
};

struct Compared {
  std::vector<ComparedSystem> systems;
  std::vector<Lines> hypotheses;             ///< [system][unit]
  std::vector<Lines> references;             ///< [reference][unit]; none: no references
  std::vector<std::string> reference_paths;  ///< of each reference
  Lines source;                              ///< [unit]; empty: no source
  std::string source_path;                   ///< empty: none
  std::string source_language;               ///< BCP 47; empty: unknown
  std::string target_language;
  std::vector<ComparedMetric> metrics;
  /// [system][unit]: messages of findings, worst first; empty: nothing was checked.
  std::vector<std::vector<std::vector<std::string>>> findings;
  std::vector<BucketTable> more_buckets;  ///< beside those by length and frequency
  std::vector<std::string> remarks;
  /// Of runs whose units have places in a file: [unit] its place among the `place_count` there are in the file, those
  /// that were not checked (blank lines) included. Empty: units have none.
  std::vector<std::size_t> places;
  std::size_t place_count = 0;
  std::deque<std::string> texts;  ///< what the views point into

  [[nodiscard]] std::size_t units() const { return hypotheses.front().size(); }
};

}  // namespace lacuna::pipeline
