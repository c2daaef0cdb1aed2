/// \file
/// Runs in figures for the reports for people: what is counted, the order of a work list over several runs; the
/// unit of a finding. Internal to the writers.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lacuna/compare.h"
#include "reports/text_table.h"

namespace lacuna::reports {

/// Counts by severity; `of[static_cast<std::size_t>(Severity::kMajor)]`.
struct SeverityCounts {
  std::array<std::size_t, 3> of = {};

  [[nodiscard]] std::size_t at(Severity severity) const { return of[static_cast<std::size_t>(severity)]; }
  [[nodiscard]] std::size_t all() const { return of[0] + of[1] + of[2]; }
  void add(Severity severity) { ++of[static_cast<std::size_t>(severity)]; }
  void add(const SeverityCounts& other) {
    for (std::size_t i = 0; i < of.size(); ++i) of[i] += other.of[i];
  }
};

/// Worst first, as tables have them.
inline constexpr std::array<Severity, 3> kWorstFirst = {Severity::kCritical, Severity::kMajor, Severity::kMinor};

/// Of a corpus those of the whole, as below.
[[nodiscard]] SeverityCounts count_severities(const RunReport& report);

/// "1 critical, 3 major, 2 minor", worst first, leaving out what there is none of.
[[nodiscard]] std::string severity_counts(const SeverityCounts& counts);

/// Rules and how often each was found, most frequent first, then by name.
[[nodiscard]] std::vector<std::pair<std::string, std::size_t>> rule_counts(const RunReport& report);

/// Units that were checked.
[[nodiscard]] std::size_t count_units(const RunReport& report);

/// Findings that the project accepts.
[[nodiscard]] std::size_t count_suppressed(const RunReport& report);

/// "2 files, 3.5 MB".
[[nodiscard]] std::string corpus_size(const CorpusTotals& corpus);

/// Where the share `share` of a figure's values lies below, from 0 to 1, taking those of a cell as evenly spread in it;
/// null: there are none.
[[nodiscard]] std::optional<double> quantile(const Distribution& distribution, double share);

/// A table of the distributions that have values, with a head: the figure, and below what 5 %, half and 95 % of them
/// lie.
[[nodiscard]] std::vector<TableRow> distribution_table(const CorpusTotals& corpus);

/// A check, and what it found.
struct RuleCounts {
  std::string rule;
  SeverityCounts counts;              ///< over all runs
  std::vector<std::size_t> by_run{};  ///< findings in each run
};

/// The checks that found anything in any of the runs: most findings first, then by name.
[[nodiscard]] std::vector<RuleCounts> count_rules(std::span<const NamedRun> runs);

/// A finding of one of several runs, by indices.
struct ListedFinding {
  std::size_t run = 0;
  std::size_t finding = 0;
};

/// The findings of all runs, worst first: by severity, then probability, then in the order of the runs.
[[nodiscard]] std::vector<ListedFinding> work_list(std::span<const NamedRun> runs);

/// The score "coverage.source" of a run: the share of the source that the translation covers; null: not measured.
[[nodiscard]] std::optional<double> source_coverage(const RunReport& report);

/// A metric with its signature, and the score of each run; null: the run has none.
struct ScoreRow {
  std::string metric;
  std::string signature;
  std::vector<const Score*> by_run;
};

/// The scores of all runs, in the order in which they first come; what it points to is the runs'.
[[nodiscard]] std::vector<ScoreRow> score_rows(std::span<const RunReport* const> runs);

/// The unit that a finding is about; null where the report has none.
[[nodiscard]] const UnitReport* unit_of(const RunReport& report, const Finding& finding);

}  // namespace lacuna::reports
