#include "eval/pipeline/gate/findings.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "eval/base/format_number.h"
#include "eval/config/suppressions.h"
#include "eval/pipeline/gate/hard_breaks.h"

namespace lacuna::pipeline {
namespace {

/// Files that hold both languages are worked on: what has no translation yet is no fault.
bool is_worklist(const SuiteGate& suite) { return !suite.inputs.empty() && suite.inputs.front().role == "texts"; }

bool is_in(const std::string& scope, const Finding& finding, const SuiteGate& suite) {
  if (is_work_to_be_done(finding.rule) && is_worklist(suite)) return scope == finding.rule;
  return scope == "all" || scope == to_string(finding.severity) || scope == finding.rule;
}

/// "critical findings", "findings of number", "findings".
std::string findings_of(const std::string& scope, bool is_new, double count) {
  const std::string noun = count == 1.0 ? "finding" : "findings";
  const std::string kind = is_new ? "new " : "";
  if (scope == "all") return kind + noun;
  for (const Severity severity : {Severity::kMinor, Severity::kMajor, Severity::kCritical}) {
    if (scope == to_string(severity)) return std::string(kind).append(scope).append(" ").append(noun);
  }
  return kind + noun + " of " + scope;
}

BudgetGate judge_budget(const std::string& scope, BudgetLimit limit, double allowed, const SuiteGate& suite) {
  BudgetGate gate{.scope = scope, .limit = limit, .allowed = allowed};
  if (limit == BudgetLimit::kMaxNew && !(suite.in_baseline && suite.differences.empty())) {
    gate.reason = "nothing to compare with";
    return gate;
  }
  std::set<std::size_t> units;
  const std::vector<Finding>& findings = suite.check->findings;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!is_in(scope, findings[i], suite)) continue;
    if (limit == BudgetLimit::kMaxNew && suite.findings[i].state == FindingState::kUnchanged) continue;
    gate.counted += 1.0;
    units.insert(findings[i].unit);
  }
  const std::string names = findings_of(scope, limit == BudgetLimit::kMaxNew, gate.counted);
  if (limit == BudgetLimit::kMaxRate) {
    const auto all = static_cast<double>(std::max<std::size_t>(suite.check->units.size(), 1));
    gate.counted = static_cast<double>(units.size()) / all;
    gate.reason = base::format_fixed(100.0 * gate.counted, 2) + " % of the units have " +
                  findings_of(scope, false, 2.0) + ", " + base::format_shortest(100.0 * allowed) + " % are accepted";
  } else {
    gate.reason = base::format_fixed(gate.counted, 0) + " " + names + ", " + base::format_fixed(allowed, 0) +
                  (allowed == 1.0 ? " is accepted" : " are accepted");
  }
  gate.verdict = gate.counted > allowed ? Verdict::kFail : Verdict::kPass;
  return gate;
}

}  // namespace

std::optional<long> days_between(const std::string& from, const std::string& to) {
  const std::optional<std::chrono::sys_days> begin = config::day_of(from);
  const std::optional<std::chrono::sys_days> end = config::day_of(to);
  if (!begin || !end) return std::nullopt;
  return (*end - *begin).count();
}

bool is_expired(const std::string& since, const Acceptance& acceptance) {
  if (!acceptance.days) return false;
  const std::optional<long> days = days_between(since, acceptance.today);
  return days && *days > static_cast<long>(*acceptance.days);
}

void compare_findings(const std::vector<KnownFinding>* known, const Acceptance& acceptance, SuiteGate& suite) {
  std::multimap<std::string, const KnownFinding*> left;
  if (known != nullptr) {
    for (const KnownFinding& finding : *known) left.emplace(finding.fingerprint, &finding);
  }
  suite.findings.clear();
  const bool of_texts = is_worklist(suite);
  for (const Finding& finding : suite.check->findings) {
    FindingGate& gate = suite.findings.emplace_back();
    if (const auto found = left.find(finding.fingerprint); found != left.end()) {
      gate.since = found->second->since;
      gate.state = is_expired(gate.since, acceptance) ? FindingState::kExpired : FindingState::kUnchanged;
      left.erase(found);
    }
    gate.hard_break = known != nullptr && suite.differences.empty() && gate.state != FindingState::kUnchanged &&
                      is_hard_break(finding, of_texts);
  }
  // A finding that is suppressed now is not fixed.
  for (const SuppressedFinding& suppressed : suite.check->suppressed) {
    if (const auto found = left.find(suppressed.finding.fingerprint); found != left.end()) left.erase(found);
  }
  suite.fixed.clear();
  if (known == nullptr) return;
  std::set<const KnownFinding*> gone;
  for (const auto& [fingerprint, finding] : left) gone.insert(finding);
  for (const KnownFinding& finding : *known) {
    if (gone.contains(&finding)) suite.fixed.push_back(finding);
  }
}

std::vector<BudgetGate> judge_budgets(const std::vector<config::BudgetRule>& rules, const SuiteGate& suite) {
  std::vector<BudgetGate> gates;
  for (const config::BudgetRule& rule : rules) {
    if (rule.max) {
      gates.push_back(judge_budget(rule.scope, BudgetLimit::kMax, static_cast<double>(*rule.max), suite));
    }
    if (rule.max_new) {
      gates.push_back(judge_budget(rule.scope, BudgetLimit::kMaxNew, static_cast<double>(*rule.max_new), suite));
    }
    if (rule.max_rate) gates.push_back(judge_budget(rule.scope, BudgetLimit::kMaxRate, *rule.max_rate, suite));
  }
  return gates;
}

}  // namespace lacuna::pipeline
