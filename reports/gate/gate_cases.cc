#include "reports/gate/gate_cases.h"

#include <algorithm>
#include <set>
#include <utility>

#include "eval/base/format_number.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += "; ";
    text += part;
  }
  return text;
}

std::string line(std::string_view name, double value) {
  std::string text(name);
  text += ": ";
  text += base::format_shortest(value);
  return text;
}

std::string interval(const GainInterval& gain) {
  std::string text = "interval: ";
  text += base::format_shortest(gain.low);
  text += " to ";
  text += base::format_shortest(gain.high);
  return text;
}

std::vector<std::string> details_of(const MetricGate& gate) {
  std::vector<std::string> lines;
  if (gate.score.value) {
    lines.push_back(line("value", *gate.score.value));
  } else {
    lines.push_back("value: undefined, " + gate.score.reason);
  }
  if (gate.baseline) lines.push_back(line("baseline", *gate.baseline));
  if (gate.gain) {
    lines.push_back(line("gain", gate.gain->estimate));
    lines.push_back(interval(*gate.gain));
    lines.push_back(line("alpha", gate.alpha));
    lines.push_back(line("accepted drop", gate.margin));
  }
  if (gate.detectable) lines.push_back(line("drop that can be detected", *gate.detectable));
  if (gate.max_drop) lines.push_back(line("largest accepted drop as measured", *gate.max_drop));
  if (gate.min) lines.push_back(line("lowest accepted value", *gate.min));
  if (gate.max) lines.push_back(line("highest accepted value", *gate.max));
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
                  .expected = gate.baseline};
  if (!result.expected) result.expected = gate.min ? gate.min : gate.max;
  if (!gate.reason.empty()) (result.message += ' ') += gate.reason;
  return result;
}

GateCase case_of(const BudgetGate& gate, InconclusivePolicy policy) {
  GateCase result{.kind = CaseKind::kLimit,
                  .outcome = outcome_of(gate.verdict, policy),
                  .message = gate.reason,
                  .details = {line("counted", gate.counted), line("allowed", gate.allowed)},
                  .actual = gate.counted,
                  .expected = gate.allowed};
  ((result.name = gate.scope) += ' ') += to_string(gate.limit);
  if (result.message.empty() && gate.verdict != Verdict::kPass) result.message = result.name + " is exceeded";
  return result;
}

/// Where a finding is, and what it says, in a line.
std::string told(const RunReport& report, const Finding& finding) {
  std::string text = finding.rule;
  (text += ": ") += finding.message;
  if (finding.unit < report.units.size()) (text += ", ") += place_name(report.units[finding.unit]);
  return text;
}

GateCase hard_breaks(const SuiteGate& suite) {
  GateCase result{.kind = CaseKind::kHardBreak, .name = "no new hard break"};
  for (std::size_t i = 0; i < suite.check->findings.size() && i < suite.findings.size(); ++i) {
    if (suite.findings[i].hard_break) result.details.push_back(told(*suite.check, suite.check->findings[i]));
  }
  if (result.details.empty()) return result;
  result.outcome = CaseOutcome::kFailed;
  result.message = counted(result.details.size(), "new hard break", "new hard breaks");
  return result;
}

GateCase comparison(const SuiteGate& suite) {
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
    result.message = "it is not in the baseline";
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

std::vector<GateCase> cases_of(const SuiteGate& suite, InconclusivePolicy policy) {
  std::vector<GateCase> cases;
  for (const MetricGate& gate : suite.metrics) cases.push_back(case_of(gate, policy));
  for (const BudgetGate& gate : suite.budgets) cases.push_back(case_of(gate, policy));
  if (suite.check) cases.push_back(hard_breaks(suite));
  cases.push_back(comparison(suite));
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
  for (const SuiteGate& suite : report.suites) said = std::max(said, worst_of(cases_of(suite, report.inconclusive)));
  const bool is_told = report.reasons.empty() && said >= outcome;
  return {std::move(baseline), is_told ? GateCase{.kind = CaseKind::kRun, .name = "verdict"}
                                       : verdict_case(report.verdict, outcome, report.reasons)};
}

bool is_added(const SuiteGate& suite, std::size_t finding) {
  return finding < suite.findings.size() && suite.findings[finding].state != FindingState::kUnchanged;
}

}  // namespace lacuna::reports
