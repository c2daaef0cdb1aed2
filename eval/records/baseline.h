/// \file
/// The baseline: what a project's gate compares with, as a file that is committed.
///
///     Result<Baseline> baseline = read_baseline("lacuna.baseline.json");
///     if (!baseline) return baseline.error();
///     const BaselineSuite* suite = baseline->find("news");
///
/// JSON laid out for version control: suites by name, findings sorted, one a line, the statistics of a unit on a line;
/// what has not changed has the same bytes. What the path's ending says is packed (`packing.h`). Thread-safety: plain
/// data. Cost: linear: three suites of 3,000 units with BLEU, chrF++ and TER are 1 MB, written in 3 ms and read in 11.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/gate_report.h"
#include "lacuna/result.h"
#include "lacuna/stats_table.h"

namespace lacuna::records {

/// The statistics of one metric, from which its score comes and is resampled.
struct BaselineMetric {
  std::string metric;  ///< "BLEU"
  std::string signature;
  std::optional<double> value;  ///< for readers of the file; null: undefined
  StatsTable table;             ///< a row for each unit; all numbers are finite, those of integral columns whole

  friend bool operator==(const BaselineMetric&, const BaselineMetric&) = default;
};

struct BaselineSuite {
  std::string name;
  std::vector<GateInput> inputs;  ///< in the suite's order
  std::size_t units = 0;
  std::string source_language = {};  ///< that the checks took the texts for; empty: nobody knows
  std::string target_language = {};
  std::optional<PackInfo> pack = std::nullopt;  ///< the language pack that findings were made with
  std::vector<std::string> checks = {};         ///< the rules that ran, sorted, each once
  std::vector<BaselineMetric> metrics = {};     ///< in the suite's order
  std::vector<KnownFinding> findings = {};      ///< sorted: gravest first, rule, fingerprint; equal ones may repeat

  /// Null when there is none of that name.
  [[nodiscard]] const BaselineMetric* metric(std::string_view wanted) const;

  friend bool operator==(const BaselineSuite&, const BaselineSuite&) = default;
};

struct Baseline {
  std::string version;                ///< of the Lacuna that wrote it
  std::string updated;                ///< "YYYY-MM-DD"; the last day on which anything changed
  std::vector<BaselineSuite> suites;  ///< by name

  /// Null when there is none of that name.
  [[nodiscard]] const BaselineSuite* find(std::string_view name) const;
  /// Puts a suite in its place, instead of one of the same name; its checks and findings are sorted.
  void put(BaselineSuite suite);
  /// Sorts suites, checks and findings.
  void sort();

  friend bool operator==(const Baseline&, const Baseline&) = default;
};

inline constexpr int kBaselineVersion = 1;

/// The most that a baseline may have, unpacked.
inline constexpr std::size_t kMostBaselineBytes = std::size_t{256} << 20U;

/// Errors: as `base::read_text_file`; kFormat, with line and byte, for what is no baseline, was cut off or merged
/// badly, has another version of the format or more than `kMostBaselineBytes`.
[[nodiscard]] Result<Baseline> read_baseline(const std::string& path);

/// The same from the file's text, which is valid UTF-8.
[[nodiscard]] Result<Baseline> parse_baseline(std::string_view text, const std::string& path);

/// The file's bytes; `parse_baseline` gives the same baseline again, every number to the last bit. In texts, bytes that
/// are not UTF-8 become U+FFFD.
[[nodiscard]] std::string to_text(const Baseline& baseline);

}  // namespace lacuna::records
