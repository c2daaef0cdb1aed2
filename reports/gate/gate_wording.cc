#include "reports/gate/gate_wording.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "eval/base/format_number.h"
#include "eval/base/shell_word.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

/// " (line 12, byte 345)"; nothing where that is unknown.
std::string place_in_file(const Error& error) {
  std::string place;
  if (error.line > 0) place = "line " + std::to_string(error.line);
  if (error.byte >= 0) place += (place.empty() ? "byte " : ", byte ") + std::to_string(error.byte);
  return place.empty() ? place : " (" + place + ")";
}

/// The first suite whose verdict is the run's, with a reason.
const SuiteGate* gravest_suite(const GateReport& report) {
  const SuiteGate* gravest = nullptr;
  for (const SuiteGate& suite : report.suites) {
    if (suite.verdict == Verdict::kPass || suite.reasons.empty()) continue;
    if (gravest == nullptr || suite.verdict > gravest->verdict) gravest = &suite;
  }
  return gravest;
}

/// Something got worse, or is beyond a limit; not only unknown to the baseline.
bool has_failures(const GateReport& report) {
  const auto fails = [](const auto& part) { return part.verdict == Verdict::kFail; };
  return std::any_of(report.suites.begin(), report.suites.end(), [&](const SuiteGate& suite) {
    return fails(suite) && (suite.in_baseline || std::any_of(suite.metrics.begin(), suite.metrics.end(), fails) ||
                            std::any_of(suite.budgets.begin(), suite.budgets.end(), fails));
  });
}

std::string passed_text(const GateReport& report) {
  if (report.suites.empty()) return "there is no suite to run";
  if (report.baseline.written) return "the baseline was written: what was found in this run is accepted";
  return counted(report.suites.size(), "suite", "suites") + ", nothing got worse by more than is accepted";
}

}  // namespace

std::string main_reason(const GateReport& report) {
  if (report.baseline.error) return "the baseline cannot be read: " + report.baseline.error->message;
  if (!report.reasons.empty()) return report.reasons.front();
  const SuiteGate* suite = gravest_suite(report);
  if (suite != nullptr) return suite->name + ": " + suite->reasons.front();
  return report.verdict == Verdict::kPass ? passed_text(report) : "no reason was given";
}

std::vector<std::string> other_run_reasons(const GateReport& report) {
  std::vector<std::string> reasons;
  const std::optional<Error>& error = report.baseline.error;
  for (const std::string& reason : report.reasons) {
    const bool is_main = error ? reason.find(error->message) != std::string::npos : &reason == &report.reasons.front();
    if (!is_main) reasons.push_back(reason);
  }
  return reasons;
}

std::size_t more_reasons(const GateReport& report) {
  std::size_t count = other_run_reasons(report).size();
  for (const SuiteGate& suite : report.suites) {
    if (suite.verdict != Verdict::kPass) count += all_reasons(suite).size();
  }
  const bool suite_gives_main = !report.baseline.error && report.reasons.empty() && gravest_suite(report) != nullptr;
  return suite_gives_main ? count - 1 : count;
}

std::string inconclusive_text(const GateReport& report) {
  if (report.verdict != Verdict::kInconclusive) return {};
  switch (report.inconclusive) {
    case InconclusivePolicy::kPass: return "passes";
    case InconclusivePolicy::kFail: return "fails";
    case InconclusivePolicy::kReport: break;
  }
  return "exit code 3";
}

std::string baseline_facts(const GateReport& report) {
  const BaselineInfo& baseline = report.baseline;
  if (baseline.error && !baseline.written) {
    return " cannot be read: " + baseline.error->message + place_in_file(*baseline.error) +
           "; take it from the repository again, or make it anew: " + update_command(report);
  }
  if (!baseline.present && !baseline.written)
    return " is not there; to make it, and commit it: " + update_command(report);
  std::vector<std::string> facts;
  if (baseline.written) facts.emplace_back("written by this run");
  if (baseline.bytes > 0) facts.push_back(size_of_file(baseline.bytes));
  if (!baseline.updated.empty()) {
    facts.push_back(baseline.days ? counted(static_cast<std::size_t>(std::max(0L, *baseline.days)), "day", "days") +
                                        " old (" + baseline.updated + ")"
                                  : "of " + baseline.updated);
  }
  if (!baseline.version.empty()) facts.push_back("Lacuna " + baseline.version);
  facts.push_back(counted(baseline.known_findings, "known finding", "known findings"));
  return ": " + joined(facts, ", ");
}

std::string update_command(const GateReport& report) {
  std::string command = "lacuna gate --update";
  if (report.config_path != "lacuna.json" && !report.config_path.empty()) {
    command += " --config " + base::shell_word(report.config_path);
  }
  return command;
}

std::vector<NextStep> next_steps(const GateReport& report) {
  const BaselineInfo& baseline = report.baseline;
  if (baseline.written) return {{"look over how " + baseline.path + " changed, and commit it", ""}};
  if (baseline.error || !baseline.present) return {};  // told with the baseline
  std::vector<NextStep> steps;
  bool has_error = false;
  bool differs = false;
  bool is_unknown = false;
  bool has_expired = false;  // in a suite that has nothing new
  std::size_t fixed = 0;
  for (const SuiteGate& suite : report.suites) {
    has_error = has_error || suite.error;
    differs = differs || !suite.differences.empty();
    is_unknown = is_unknown || (!suite.in_baseline && !suite.error);
    const FindingCounts counts = count_findings(suite);
    has_expired = has_expired || (counts.expired > 0 && counts.fresh == 0);
    fixed += suite.fixed.size();
  }
  const std::string accept = update_command(report);
  if (has_error) steps.push_back({"mend what cannot be read, and run the gate again", ""});
  if (differs) steps.push_back({"if the test set was changed on purpose, accept it, and commit the baseline", accept});
  if (is_unknown && !differs) steps.push_back({"take the new suites into the baseline, and commit it", accept});
  if (has_failures(report)) {
    steps.push_back({"mend what got worse; or, if it is as it should be, accept it, and commit the baseline", accept});
  } else if (report.verdict == Verdict::kInconclusive) {
    steps.push_back({"more documents in the test set, or a wider margin, let the gate decide; or accept it", accept});
  }
  if (has_expired) {
    steps.push_back(
        {"look again at what was accepted for a time that is over: mend it, or accept it anew, and commit "
         "the baseline",
         accept});
  }
  if (report.verdict == Verdict::kPass && fixed > 0) {
    const std::string what = counted(fixed, "finding that is fixed", "findings that are fixed");
    steps.push_back({"take " + what + " out of the baseline, to be told when one is back", accept});
  }
  return steps;
}

std::string method_text(const GateReport& report) {
  return "intervals from " + std::to_string(report.samples) +
         " resamples; a run in which nothing got worse by more than " + "its margin fails by them with probability " +
         base::format_shortest(report.alpha) + " at most";
}

std::vector<std::string> useless_suppressions(const GateReport& report) {
  using Place = std::tuple<std::string, std::size_t, std::string>;
  std::map<Place, SuppressionUse> uses;
  bool all_checked = report.complete;
  for (const SuiteGate& suite : report.suites) {
    if (!suite.check) {
      all_checked = all_checked && !suite.error && suite.differences.empty();
      continue;
    }
    for (const SuppressionUse& use : suite.check->suppressions) {
      const auto [entry, is_first] = uses.try_emplace(Place{use.path, use.line, use.conditions}, use);
      if (is_first) continue;
      entry->second.matched += use.matched;
      entry->second.expired = entry->second.expired || use.expired;
    }
  }
  std::vector<std::string> texts;
  for (const auto& [place, use] : uses) {
    if (!is_useless(use) || (!use.expired && !all_checked)) continue;
    texts.push_back(use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use));
  }
  return texts;
}

std::string size_text(const SuiteGate& suite) {
  std::string text = counted(suite.units, "passage", "passages");
  if (suite.documents > 0) text += " in " + counted(suite.documents, "document", "documents");
  return text;
}

std::vector<std::string> all_reasons(const SuiteGate& suite) {
  std::vector<std::string> reasons = suite.reasons;
  // A reason that is told may have a name before it.
  const auto add = [&](const std::string& text, const std::string& name) {
    const bool is_told =
        std::any_of(reasons.begin(), reasons.end(), [&](const std::string& reason) { return reason.ends_with(text); });
    if (!is_told) reasons.push_back(name.empty() ? text : name + " " + text);
  };
  if (suite.error) add(suite.error->message, suite.error->path + ":");
  for (const std::string& difference : suite.differences) add(difference, "");
  for (const MetricGate& gate : suite.metrics) {
    if (gate.verdict != Verdict::kPass) add(gate.reason, gate.score.metric);
    if (!gate.score.value) add(gate.score.reason, gate.score.metric + " is undefined:");
  }
  for (const BudgetGate& budget : suite.budgets) {
    if (budget.verdict == Verdict::kPass) continue;
    add(!budget.reason.empty()
            ? budget.reason
            : budget.scope + " " + to_string(budget.limit) + " " + base::format_shortest(budget.allowed) + ": " +
                  base::format_shortest(budget.counted),
        "");
  }
  return reasons;
}

std::string limits_text(const SuiteGate& suite) {
  const auto kept = static_cast<std::size_t>(std::count_if(
      suite.budgets.begin(), suite.budgets.end(), [](const BudgetGate& b) { return b.verdict == Verdict::kPass; }));
  const std::size_t exceeded = suite.budgets.size() - kept;
  if (exceeded == 0) return kept == 0 ? "" : counted(kept, "limit kept", "limits kept");
  return counted(exceeded, "limit exceeded", "limits exceeded") +
         (kept == 0 ? "" : ", " + std::to_string(kept) + " kept");
}

std::string detectable_drops(const SuiteGate& suite) {
  std::vector<std::string> drops;
  for (const MetricGate& gate : suite.metrics) {
    if (gate.detectable) drops.push_back(gate.score.metric + " " + metric_texts(gate).detectable);
  }
  return joined(drops, ", ");
}

MetricTexts metric_texts(const MetricGate& gate) {
  const int digits = gate.decimals;
  MetricTexts texts;
  texts.name = gate.score.metric;
  if (gate.direction == Direction::kLower) texts.name += " ↓";
  texts.score = gate.score.value ? base::format_fixed(*gate.score.value, digits) : "undefined";
  if (gate.baseline) texts.baseline = base::format_fixed(*gate.baseline, digits);
  if (gate.gain) {
    texts.gain = signed_number(gate.gain->estimate, digits);
    texts.interval = "[" + signed_number(gate.gain->low, digits) + ", " + signed_number(gate.gain->high, digits) + "]";
    texts.margin = base::format_fixed(gate.margin, digits);
  }
  if (gate.detectable) texts.detectable = base::format_fixed(*gate.detectable, digits);
  std::vector<std::string> limits;
  if (gate.min) limits.push_back("min " + base::format_shortest(*gate.min));
  if (gate.max) limits.push_back("max " + base::format_shortest(*gate.max));
  if (gate.max_drop) limits.push_back("max drop " + base::format_shortest(*gate.max_drop));
  texts.limits = joined(limits, ", ");
  return texts;
}

std::string scores_text(const SuiteGate& suite) {
  std::vector<std::string> scores;
  for (const MetricGate& gate : suite.metrics) {
    const MetricTexts texts = metric_texts(gate);
    scores.push_back(texts.name + " " + texts.score + (texts.gain.empty() ? "" : " (" + texts.gain + ")"));
  }
  return joined(scores, ", ");
}

FindingGate state_of(const SuiteGate& suite, std::size_t index) {
  return index < suite.findings.size() ? suite.findings[index] : FindingGate{};
}

FindingCounts count_findings(const SuiteGate& suite) {
  FindingCounts counts;
  counts.fixed = suite.fixed.size();
  if (!suite.check) return counts;
  counts.suppressed = suite.check->suppressed.size();
  for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
    const FindingGate gate = state_of(suite, i);
    switch (gate.state) {
      case FindingState::kNew: ++counts.fresh; break;
      case FindingState::kExpired: ++counts.expired; break;
      case FindingState::kUnchanged: ++counts.unchanged; break;
    }
    if (gate.hard_break && gate.state == FindingState::kNew) ++counts.hard_breaks;
  }
  return counts;
}

std::string counts_text(const FindingCounts& counts) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, const char* what) {
    if (count > 0) parts.push_back(std::to_string(count) + " " + what);
  };
  add(counts.fresh, "new");
  if (counts.hard_breaks > 0 && !parts.empty())
    parts.back() += " (" + counted(counts.hard_breaks, "hard break", "hard breaks") + ")";
  add(counts.expired, "expired");
  add(counts.unchanged, "unchanged");
  add(counts.fixed, "fixed");
  add(counts.suppressed, "suppressed");
  return parts.empty() ? "none" : joined(parts, ", ");
}

std::vector<std::size_t> new_findings(const SuiteGate& suite) {
  std::vector<std::size_t> found;
  if (!suite.check) return found;
  for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
    if (state_of(suite, i).state != FindingState::kUnchanged) found.push_back(i);
  }
  std::stable_partition(found.begin(), found.end(), [&](std::size_t i) { return state_of(suite, i).hard_break; });
  return found;
}

std::string name_of_new(const SuiteGate& suite) {
  const FindingCounts counts = count_findings(suite);
  if (counts.expired == 0) return "new";
  return counts.fresh == 0 ? "expired" : "new or expired";
}

std::string finding_place(const RunReport& check, const Finding& finding) {
  const UnitReport* unit = finding.unit < check.units.size() ? &check.units[finding.unit] : nullptr;
  const bool in_source = unit != nullptr && !unit->target;
  std::string place = path_of(check, unit, in_source ? "source" : "target");
  if (unit == nullptr) return place;
  if (!unit->place || unit->place->line == 0) return place + (place.empty() ? "" : ", ") + place_name(*unit);
  place += ":" + std::to_string(unit->place->line);
  return unit->place->name.empty() ? place : place + " (" + unit->place->name + ")";
}

}  // namespace lacuna::reports
