/// \file
/// A gate as a list of test cases: what JUnit, TeamCity, GitHub and SARIF are told besides findings, so that all of
/// them say the same. Internal to the writers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/gate_report.h"

namespace lacuna::reports {

enum class CaseKind : std::uint8_t {
  kMetric,      ///< a score against its limits and the baseline
  kLimit,       ///< a limit on findings
  kHardBreak,   ///< no finding is there that alone fails the suite
  kComparison,  ///< the suite can be run and compared with the baseline
  kRun,         ///< the run as a whole, and what no other case says
};

/// "metric", "limit", "hard-break", "comparison", "run".
[[nodiscard]] std::string_view to_string(CaseKind kind);

enum class CaseOutcome : std::uint8_t { kPassed, kSkipped, kFailed, kError };

/// What a verdict is to a test runner: inconclusive fails only when the policy says so.
[[nodiscard]] CaseOutcome outcome_of(Verdict verdict, InconclusivePolicy policy);

struct GateCase {
  CaseKind kind = CaseKind::kRun;
  std::string name;  ///< unlike those of the other cases of its suite
  CaseOutcome outcome = CaseOutcome::kPassed;
  std::string message = {};               ///< one line; may be empty when it passed
  std::vector<std::string> details = {};  ///< lines: value, baseline, interval, what is accepted
  std::vector<std::string> places = {};   ///< lines: the findings that it is about, with file and line
  std::optional<double> actual = std::nullopt;
  std::optional<double> expected = std::nullopt;  ///< the baseline's value, or the limit
  std::optional<int> decimals = std::nullopt;     ///< of these; null: as many as it takes, four at most
};

/// `actual` or `expected` for reading.
[[nodiscard]] std::string number_of(const GateCase& one, double value);

/// Details, then places: what a test runner shows, which has no findings beside the cases.
[[nodiscard]] std::vector<std::string> all_lines(const GateCase& one);

/// One for each metric and limit, one for hard breaks when there was something to check, one for the comparison. The
/// worst outcome is that of the suite's verdict: what these do not say is a case of its own.
[[nodiscard]] std::vector<GateCase> cases_of(const GateReport& report, const SuiteGate& suite);

/// The name of the suite that `run_cases` are in.
inline constexpr std::string_view kRunSuite = "gate";

/// The baseline, and what is wrong with the run as a whole. Whatever the suites say, the worst outcome of all cases of
/// the report is at least that of its verdict, so that no runner shows green for a run that failed.
[[nodiscard]] std::vector<GateCase> run_cases(const GateReport& report);

/// Whether a finding counts against the suite: the baseline does not have it, or no longer.
[[nodiscard]] bool is_added(const SuiteGate& suite, std::size_t finding);

}  // namespace lacuna::reports
