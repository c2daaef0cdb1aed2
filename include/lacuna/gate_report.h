/// \file
/// `GateReport`: what a gate decided and why, as plain data. Writers turn it into bytes and compute nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lacuna/finding.h"
#include "lacuna/history.h"
#include "lacuna/metric.h"
#include "lacuna/run_report.h"
#include "lacuna/score.h"
#include "lacuna/verdict.h"

namespace lacuna {

/// A file that a suite reads.
struct GateInput {
  std::string role;    ///< "hypothesis", "reference", "source", "documents", "texts" (both languages), "scores"
  std::string path;    ///< as the configuration names it
  std::string sha256;  ///< of its bytes

  friend bool operator==(const GateInput&, const GateInput&) = default;
};

/// How much better than the baseline, on the metric's scale; above 0 is better whatever the metric's direction.
struct GainInterval {
  double estimate = 0.0;
  double low = 0.0;  ///< bounds of the interval: each is passed by the true gain with probability `MetricGate::alpha`
  double high = 0.0;
};

/// One metric of one suite against its limits.
struct MetricGate {
  Score score;  ///< of the candidate, with signature
  Direction direction = Direction::kHigher;
  std::optional<double> baseline = std::nullopt;    ///< the baseline's value; null: there is none
  std::optional<GainInterval> gain = std::nullopt;  ///< null: no baseline, an undefined score, or one document
  double alpha = 0.05;                              ///< one-sided, after its division among the comparisons of the run
  double margin = 0.0;                              ///< a drop that is accepted (non-inferiority)
  std::optional<double> detectable = std::nullopt;  ///< smallest true drop that fails with probability `kGatePower`
  std::optional<double> min = std::nullopt;         ///< limits of the score itself
  std::optional<double> max = std::nullopt;
  std::optional<double> max_drop = std::nullopt;  ///< limit of the drop as it is measured
  int decimals = 2;                               ///< that are worth showing of its values
  Verdict verdict = Verdict::kPass;
  std::string reason = {};  ///< one sentence without a full stop: "may have dropped by up to 0.8, 0.5 is accepted"
};

/// The probability with which a gate's "detectable" drop is found.
inline constexpr double kGatePower = 0.95;

/// What a limit of findings counts.
enum class BudgetLimit : std::uint8_t {
  kMax,      ///< findings, those that are known included
  kMaxNew,   ///< findings that the baseline does not have
  kMaxRate,  ///< share of the units that have such a finding, 0..1
};

/// "max", "max_new", "max_rate".
[[nodiscard]] constexpr const char* to_string(BudgetLimit limit) {
  switch (limit) {
    case BudgetLimit::kMax: return "max";
    case BudgetLimit::kMaxNew: return "max_new";
    case BudgetLimit::kMaxRate: return "max_rate";
  }
  return "max";
}

/// One limit on the findings of a suite.
struct BudgetGate {
  std::string scope;  ///< a severity, the id of a check, or "all"
  BudgetLimit limit = BudgetLimit::kMax;
  double allowed = 0.0;
  double counted = 0.0;
  Verdict verdict = Verdict::kPass;
  std::string reason = {};
};

/// Whether the baseline knows a finding.
enum class FindingState : std::uint8_t {
  kNew,
  kUnchanged,
  kExpired,  ///< accepted so long ago that it counts as new
};

/// "new", "unchanged", "expired".
[[nodiscard]] constexpr const char* to_string(FindingState state) {
  switch (state) {
    case FindingState::kNew: return "new";
    case FindingState::kUnchanged: return "unchanged";
    case FindingState::kExpired: return "expired";
  }
  return "new";
}

/// What the gate adds to a finding.
struct FindingGate {
  FindingState state = FindingState::kNew;
  bool hard_break =
      false;  ///< it alone fails the suite: new, and an empty, untranslated, wrong-language or left-out unit
  std::string since = {};  ///< "YYYY-MM-DD": when the baseline took it; empty: new
};

/// A finding as a baseline keeps it.
struct KnownFinding {
  std::string fingerprint;
  std::string rule;
  Severity severity = Severity::kMinor;
  std::string message;
  std::string since;  ///< "YYYY-MM-DD": when the baseline took it

  friend bool operator==(const KnownFinding&, const KnownFinding&) = default;
};

struct SuiteGate {
  std::string name;  ///< "news"; "news/SYSTEM" for one of several files of a suite
  std::vector<GateInput> inputs = {};
  std::size_t units = 0;      ///< lines, or beads of the alignment
  std::size_t documents = 0;  ///< that are resampled whole; 0: every unit stands alone
  std::vector<MetricGate> metrics = {};
  std::vector<BudgetGate> budgets = {};
  std::optional<RunReport> check = std::nullopt;  ///< null: nothing to check
  std::vector<FindingGate> findings = {};         ///< one for each of `check->findings`
  std::vector<KnownFinding> fixed = {};           ///< in the baseline and not found any more
  std::vector<std::string> differences = {};  ///< why it cannot be compared with the baseline: "the reference ref.en is
                                              ///< another: …"; then nothing is compared and the verdict is kError
  std::optional<Error> error = std::nullopt;  ///< it could not be run
  bool in_baseline = false;
  bool from_cache = false;
  Verdict verdict = Verdict::kPass;       ///< the worst of its parts
  std::vector<std::string> reasons = {};  ///< why it is not a pass, the gravest first
};

/// The file that a run is compared with.
struct BaselineInfo {
  std::string path;
  bool present = false;
  std::uint64_t bytes = 0;
  std::string updated = {};                 ///< "YYYY-MM-DD"
  std::optional<long> days = std::nullopt;  ///< since then; null: today is not known
  std::string version = {};                 ///< of the Lacuna that wrote it
  std::size_t known_findings = 0;
  std::optional<Error> error = std::nullopt;  ///< it is there and cannot be read
  bool written = false;                       ///< by this run
};

struct GateReport {
  int schema_version = 1;
  ToolInfo tool;
  std::string config_path;
  BaselineInfo baseline;
  double alpha = 0.05;         ///< P(a run fails by its intervals | nothing got worse than the margins)
  std::size_t samples = 1000;  ///< resamples
  InconclusivePolicy inconclusive = InconclusivePolicy::kPass;
  bool complete = true;           ///< all suites were run: what none of them uses, nobody does
  std::vector<SuiteGate> suites;  ///< in the configuration's order
  Verdict verdict = Verdict::kPass;
  int exit_code = 0;                 ///< 0 pass, 1 fail, 2 it could not be decided, 3 inconclusive
  std::vector<std::string> reasons;  ///< what is wrong with the run as a whole: no baseline, a suite that is gone
  std::vector<std::string> remarks;  ///< what a reader has to know
  std::string history_path;          ///< where the configuration wants runs to be appended; empty: nowhere
  std::vector<HistoryRun> history;   ///< runs, this one last, when they are kept; filled by the caller
};

}  // namespace lacuna
