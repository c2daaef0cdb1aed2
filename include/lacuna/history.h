/// \file
/// The history of a project's gates: a file (SQLite) to which every run is appended.
///
///     if (Status done = append_history("runs.sqlite", history_run(report, "2026-11-29T06:00:00Z", "1f3a…")); !done) …
///     Result<std::vector<HistoryRun>> runs = read_history("runs.sqlite", {.last = 50});
///
/// Safe with several processes at once and with a killed one: a run is in the file whole or not at all.
/// Thread-safety: free functions; each opens the file anew. Cost: linear in what is written or read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/verdict.h"

namespace lacuna {

struct GateReport;

/// One metric of one suite in one run.
struct HistoryScore {
  std::string suite;
  std::string metric;  ///< "BLEU"
  std::string signature;
  bool lower_is_better = false;
  std::optional<double> value;     ///< null: undefined
  std::optional<double> baseline;  ///< what it was compared with
  std::optional<double> gain;      ///< above 0: better than the baseline
  std::optional<double> gain_low;  ///< bounds of its interval
  std::optional<double> gain_high;
  Verdict verdict = Verdict::kPass;

  friend bool operator==(const HistoryScore&, const HistoryScore&) = default;
};

/// The findings of one suite in one run; every suite has them, so that its verdict stands somewhere.
struct HistoryFindings {
  std::string suite;
  std::uint64_t units = 0;
  std::uint64_t minor = 0;
  std::uint64_t major = 0;
  std::uint64_t critical = 0;
  std::uint64_t added = 0;  ///< findings that the baseline does not have
  std::uint64_t fixed = 0;
  std::uint64_t suppressed = 0;
  Verdict verdict = Verdict::kPass;  ///< of the whole suite
  bool checked = true;               ///< false: nothing was looked for, and the counts are 0

  friend bool operator==(const HistoryFindings&, const HistoryFindings&) = default;
};

struct HistoryRun {
  std::int64_t id = 0;  ///< counts the runs of the file; given by `append_history`
  std::string time;     ///< UTC, "YYYY-MM-DDTHH:MM:SSZ"
  std::string commit;   ///< of the project under test; may be empty
  std::string version;  ///< of Lacuna
  std::string config;   ///< path of the configuration
  Verdict verdict = Verdict::kPass;
  int exit_code = 0;
  std::vector<HistoryScore> scores;
  std::vector<HistoryFindings> findings;

  friend bool operator==(const HistoryRun&, const HistoryRun&) = default;
};

struct HistoryQuery {
  std::size_t last = 0;    ///< newest runs only; 0: all
  std::string suite = {};  ///< glob of suites (`*` is no `/`, `**` is): others are left out of the runs; empty: all
};

/// What of a report goes into the history.
[[nodiscard]] HistoryRun history_run(const GateReport& report, std::string time, std::string commit);

/// Appends a run; makes the file when it is not there. Waits for other processes, up to half a minute. Returns the
/// run's id (`run.id` is not read). A file that is refused is not changed. Errors: kIo; kUsage for a path that is no
/// file's name; kFormat for a file that is no history, of a newer version, or damaged; kEncoding for texts of the run
/// that are not UTF-8.
[[nodiscard]] Result<std::int64_t> append_history(const std::string& path, const HistoryRun& run);

/// The runs in the order in which they were appended. Needs no right to write, and changes nothing; but what a killed
/// process left half written is taken back first, or refused (kIo) where that is not possible. An empty file has no
/// runs. Errors: as above; kIo for a file that is not there.
[[nodiscard]] Result<std::vector<HistoryRun>> read_history(const std::string& path, const HistoryQuery& query);

}  // namespace lacuna
