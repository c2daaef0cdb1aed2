#include "reports/gate/gate_cases.h"

#include <algorithm>
#include <set>
#include <utility>

#include "eval/base/format_number.h"
#include "reports/gate/gate_wording.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kPlacesShown = 20;  // of the findings that a limit counts
constexpr int kShareDigits = 4;           // of a rate
constexpr int kChanceDigits = 6;          // of a probability that was divided among many comparisons

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += "; ";
    text += part;
  }
  return text;
}

/// "-4.25"; "0.00" for what rounds to nothing.
std::string rounded(double value, int digits) {
  std::string text = base::format_fixed(value, digits);
  if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

/// Without zeros at the end.
std::string trimmed(double value, int digits) {
  std::string text = rounded(value, digits);
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string line(std::string_view name, const std::string& value) {
  std::string text(name);
  return (text += ": ") += value;
}

std::vector<std::string> details_of(const MetricGate& gate) {
  std::vector<std::string> lines;
  const auto add = [&](std::string_view name, double value) {
    lines.push_back(line(name, rounded(value, gate.decimals)));
  };
  if (gate.score.value) {
    add("value", *gate.score.value);
  } else {
    lines.push_back("value: undefined, " + gate.score.reason);
  }
  if (gate.baseline) add("baseline", *gate.baseline);
  if (gate.gain) {
    add("gain", gate.gain->estimate);
    lines.push_back("interval: " + rounded(gate.gain->low, gate.decimals) + " to " +
                    rounded(gate.gain->high, gate.decimals));
    lines.push_back(line("alpha", trimmed(gate.alpha, kChanceDigits)));
    add("accepted drop", gate.margin);
  }
  if (gate.detectable) add("drop that can be detected", *gate.detectable);
  if (gate.max_drop) add("largest accepted drop as measured", *gate.max_drop);
  if (gate.min) add("lowest accepted value", *gate.min);
  if (gate.max) add("highest accepted value", *gate.max);
  if (gate.direction == Direction::kLower) lines.emplace_back("lower values are better");
  if (!gate.score.signature.empty()) lines.push_back("signature: " + gate.score.signature);
  return lines;
}

GateCase case_of(const MetricGate& gate, InconclusivePolicy policy) {
  GateCase result{.kind = CaseKind::kMetric,
                  .name = gate.score.metric,
                  .outcome = outcome_of(gate.verdict, policy),
                  .message = gate.score.metric,
                  .details = details_of(gate),
                  .actual = gate.score.value,
                  .expected = gate.baseline,
                  .decimals = gate.decimals};
  if (!result.expected) result.expected = gate.min ? gate.min : gate.max;
  if (!gate.reason.empty()) (result.message += ' ') += gate.reason;
  return result;
}

/// Where a finding is, and what it says, in a line.
std::string told(const RunReport& report, const Finding& finding) {
  std::string text = finding_place(report, finding);
  if (!text.empty()) text += ": ";
  (text += finding.rule) += ": ";
  return text += finding.message;
}

/// What has no translation yet is no fault of a file that is worked on: only a limit of its own counts it.
bool counts(const BudgetGate& gate, const SuiteGate& suite, std::size_t i) {
  const Finding& finding = suite.check->findings[i];
  if (gate.limit == BudgetLimit::kMaxNew && !is_added(suite, i)) return false;
  const bool is_worklist = !suite.inputs.empty() && suite.inputs.front().role == "texts";
  if (finding.rule == "empty" && is_worklist) return gate.scope == finding.rule;
  return gate.scope == "all" || gate.scope == to_string(finding.severity) || gate.scope == finding.rule;
}

/// The first findings that a limit counts.
std::vector<std::string> places_of(const BudgetGate& gate, const SuiteGate& suite) {
  std::vector<std::string> lines;
  std::size_t more = 0;
  for (std::size_t i = 0; suite.check && i < suite.check->findings.size(); ++i) {
    if (!counts(gate, suite, i)) continue;
    if (lines.size() == kPlacesShown) {
      ++more;
    } else {
      lines.push_back(told(*suite.check, suite.check->findings[i]));
    }
  }
  if (more > 0) lines.push_back("… and " + std::to_string(more) + " more");
  return lines;
}

GateCase case_of(const BudgetGate& gate, const SuiteGate& suite, InconclusivePolicy policy) {
  GateCase result{.kind = CaseKind::kLimit,
                  .outcome = outcome_of(gate.verdict, policy),
                  .message = gate.reason,
                  .details = {line("counted", trimmed(gate.counted, kShareDigits)),
                              line("allowed", trimmed(gate.allowed, kShareDigits))},
                  .actual = gate.counted,
                  .expected = gate.allowed};
  ((result.name = gate.scope) += ' ') += to_string(gate.limit);
  if (gate.verdict == Verdict::kPass) return result;
  result.places = places_of(gate, suite);
  if (result.message.empty()) result.message = result.name + " is exceeded";
  return result;
}

GateCase hard_breaks(const SuiteGate& suite) {
  GateCase result{.kind = CaseKind::kHardBreak, .name = "no new hard break"};
  for (std::size_t i = 0; i < suite.check->findings.size() && i < suite.findings.size(); ++i) {
    if (suite.findings[i].hard_break) result.places.push_back(told(*suite.check, suite.check->findings[i]));
  }
  if (result.places.empty()) return result;
  result.outcome = CaseOutcome::kFailed;
  result.message = counted(result.places.size(), "new hard break", "new hard breaks");
  return result;
}

GateCase comparison(const GateReport& report, const SuiteGate& suite) {
  GateCase result{.kind = CaseKind::kComparison, .name = "comparable with the baseline"};
  if (suite.error) {
    result.outcome = CaseOutcome::kError;
    result.message = suite.error->to_string();
  } else if (!suite.differences.empty()) {
    result.outcome = CaseOutcome::kError;
    result.message = suite.differences.front();
    if (suite.differences.size() > 1) result.details = suite.differences;
  } else if (!suite.in_baseline) {
    result.outcome = CaseOutcome::kSkipped;
    result.message = report.baseline.error ? "not compared: the baseline cannot be read" : "it is not in the baseline";
  }
  return result;
}

/// Two scores of one metric differ in their signatures; what still has the same name is counted.
void make_names_unique(std::vector<GateCase>& cases, const SuiteGate& suite) {
  const auto is_repeated = [&](const std::string& metric) {
    return std::count_if(suite.metrics.begin(), suite.metrics.end(),
                         [&](const MetricGate& gate) { return gate.score.metric == metric; }) > 1;
  };
  for (std::size_t i = 0; i < suite.metrics.size(); ++i) {
    if (is_repeated(suite.metrics[i].score.metric))
      ((cases[i].name += " (") += suite.metrics[i].score.signature) += ')';
  }
  std::set<std::string, std::less<>> names;
  for (GateCase& one : cases) {
    const std::string name = one.name;
    for (std::size_t number = 2; !names.insert(one.name).second; ++number) {
      ((one.name = name) += " #") += std::to_string(number);
    }
  }
}

CaseOutcome worst_of(const std::vector<GateCase>& cases) {
  CaseOutcome worst = CaseOutcome::kPassed;
  for (const GateCase& one : cases) worst = std::max(worst, one.outcome);
  return worst;
}

GateCase verdict_case(Verdict verdict, CaseOutcome outcome, const std::vector<std::string>& reasons) {
  GateCase result{.kind = CaseKind::kRun, .name = "verdict", .outcome = outcome, .message = joined(reasons)};
  if (result.message.empty() && outcome != CaseOutcome::kPassed) {
    (result.message = "the verdict is ") += to_string(verdict);
  }
  if (reasons.size() > 1 || outcome == CaseOutcome::kPassed) result.details = reasons;
  return result;
}

}  // namespace

std::string_view to_string(CaseKind kind) {
  switch (kind) {
    case CaseKind::kMetric: return "metric";
    case CaseKind::kLimit: return "limit";
    case CaseKind::kHardBreak: return "hard-break";
    case CaseKind::kComparison: return "comparison";
    case CaseKind::kRun: return "run";
  }
  return "run";
}

CaseOutcome outcome_of(Verdict verdict, InconclusivePolicy policy) {
  switch (verdict) {
    case Verdict::kPass: return CaseOutcome::kPassed;
    case Verdict::kInconclusive:
      return policy == InconclusivePolicy::kFail ? CaseOutcome::kFailed : CaseOutcome::kSkipped;
    case Verdict::kFail: return CaseOutcome::kFailed;
    case Verdict::kError: return CaseOutcome::kError;
  }
  return CaseOutcome::kError;
}

std::string number_of(const GateCase& one, double value) {
  return one.decimals ? rounded(value, *one.decimals) : trimmed(value, kShareDigits);
}

std::vector<std::string> all_lines(const GateCase& one) {
  std::vector<std::string> lines = one.details;
  lines.insert(lines.end(), one.places.begin(), one.places.end());
  return lines;
}

std::vector<GateCase> cases_of(const GateReport& report, const SuiteGate& suite) {
  const InconclusivePolicy policy = report.inconclusive;
  std::vector<GateCase> cases;
  for (const MetricGate& gate : suite.metrics) cases.push_back(case_of(gate, policy));
  for (const BudgetGate& gate : suite.budgets) cases.push_back(case_of(gate, suite, policy));
  if (suite.check) cases.push_back(hard_breaks(suite));
  cases.push_back(comparison(report, suite));
  const CaseOutcome outcome = outcome_of(suite.verdict, policy);
  if (outcome > worst_of(cases)) cases.push_back(verdict_case(suite.verdict, outcome, suite.reasons));
  make_names_unique(cases, suite);
  return cases;
}

std::vector<GateCase> run_cases(const GateReport& report) {
  GateCase baseline{.kind = CaseKind::kRun, .name = "baseline"};
  if (report.baseline.error) {
    baseline.outcome = CaseOutcome::kError;
    baseline.message = report.baseline.error->to_string();
  }
  const CaseOutcome outcome = outcome_of(report.verdict, report.inconclusive);
  CaseOutcome said = baseline.outcome;
  for (const SuiteGate& suite : report.suites) said = std::max(said, worst_of(cases_of(report, suite)));
  const bool is_told = report.reasons.empty() && said >= outcome;
  return {std::move(baseline), is_told ? GateCase{.kind = CaseKind::kRun, .name = "verdict"}
                                       : verdict_case(report.verdict, outcome, report.reasons)};
}

bool is_added(const SuiteGate& suite, std::size_t finding) {
  return finding < suite.findings.size() && suite.findings[finding].state != FindingState::kUnchanged;
}

}  // namespace lacuna::reports
