#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/gate/gate_wording.h"
#include "reports/gate/gate_writers.h"
#include "reports/json_fields.h"
#include "reports/json_object.h"

namespace lacuna::reports {
namespace {

using reports::to_fields;

Json to_fields(const std::optional<Error>& error) {
  if (!error) return nullptr;
  Json json;
  json["message"] = error->message;
  json["path"] = error->path;
  json["line"] = error->line > 0 ? Json(error->line) : Json(nullptr);
  json["byte"] = error->byte >= 0 ? Json(error->byte) : Json(nullptr);
  return json;
}

Json to_fields(const GateInput& input) {
  Json json;
  json["role"] = input.role;
  json["path"] = input.path;
  json["sha256"] = input.sha256;
  return json;
}

Json to_fields(const MetricGate& gate) {
  Json json;
  json["score"] = to_fields(gate.score);
  json["better"] = to_string(gate.direction);
  json["baseline"] = to_fields(gate.baseline);
  json["gain"] = nullptr;
  if (gate.gain) {
    json["gain"] = {{"estimate", to_fields(std::optional(gate.gain->estimate))},
                    {"low", to_fields(std::optional(gate.gain->low))},
                    {"high", to_fields(std::optional(gate.gain->high))}};
  }
  json["alpha"] = gate.alpha;
  json["margin"] = gate.margin;
  json["detectable"] = to_fields(gate.detectable);
  json["min"] = to_fields(gate.min);
  json["max"] = to_fields(gate.max);
  json["max_drop"] = to_fields(gate.max_drop);
  json["verdict"] = to_string(gate.verdict);
  json["reason"] = gate.reason;
  return json;
}

Json to_fields(const BudgetGate& budget) {
  Json json;
  json["scope"] = budget.scope;
  json["limit"] = to_string(budget.limit);
  json["allowed"] = budget.allowed;
  json["counted"] = budget.counted;
  json["verdict"] = to_string(budget.verdict);
  json["reason"] = budget.reason;
  return json;
}

Json to_fields(const KnownFinding& known) {
  Json json;
  json["fingerprint"] = known.fingerprint;
  json["rule"] = known.rule;
  json["severity"] = to_string(known.severity);
  json["message"] = known.message;
  json["since"] = known.since;
  return json;
}

Json to_fields(const BaselineInfo& baseline) {
  Json json;
  json["path"] = baseline.path;
  json["present"] = baseline.present;
  json["bytes"] = baseline.bytes;
  json["updated"] = baseline.updated;
  json["days"] = baseline.days ? Json(*baseline.days) : Json(nullptr);
  json["version"] = baseline.version;
  json["known_findings"] = baseline.known_findings;
  json["error"] = to_fields(baseline.error);
  json["written"] = baseline.written;
  return json;
}

/// A finding, and what the gate says of it.
struct JudgedFinding {
  const Finding* finding;
  FindingGate gate;
};

Json to_fields(const JudgedFinding& judged) {
  Json json;
  json["state"] = to_string(judged.gate.state);
  json["hard_break"] = judged.gate.hard_break;
  json["since"] = judged.gate.since;
  json["finding"] = to_fields(*judged.finding);
  return json;
}

/// All of these, for lists.
constexpr auto kFields = [](const auto& item) { return to_fields(item); };

std::vector<JudgedFinding> judged_findings(const SuiteGate& suite) {
  std::vector<JudgedFinding> judged;
  judged.reserve(suite.check->findings.size());
  for (std::size_t i = 0; i < suite.check->findings.size(); ++i) {
    judged.push_back({&suite.check->findings[i], state_of(suite, i)});
  }
  return judged;
}

std::string check_object(const SuiteGate& suite, std::size_t depth) {
  const RunReport& check = *suite.check;
  JsonObject json(depth);
  json.member("pack", check.pack ? to_fields(*check.pack) : Json(nullptr));
  json.list("documents", check.documents);
  json.list("units", check.units);
  json.list("findings", judged_findings(suite), kFields);
  json.list("suppressed", check.suppressed);
  json.list("suppressions", check.suppressions);
  json.list("checks", check.checks);
  json.list("scores", check.scores);
  json.member("remarks", check.remarks);
  return std::move(json).finish();
}

std::string suite_object(const SuiteGate& suite, std::size_t depth) {
  JsonObject json(depth);
  json.member("name", suite.name);
  json.member("verdict", to_string(suite.verdict));
  json.member("reasons", suite.reasons);
  json.list("inputs", suite.inputs, kFields);
  json.member("units", suite.units);
  json.member("documents", suite.documents);
  json.member("in_baseline", suite.in_baseline);
  json.member("from_cache", suite.from_cache);
  json.member("error", to_fields(suite.error));
  json.member("differences", suite.differences);
  json.list("metrics", suite.metrics, kFields);
  json.list("limits", suite.budgets, kFields);
  if (suite.check) {
    json.written("check", check_object(suite, depth + 1));
  } else {
    json.member("check", nullptr);
  }
  json.list("fixed", suite.fixed, kFields);
  return std::move(json).finish();
}

}  // namespace

std::string to_json(const GateReport& report) {
  JsonObject json;
  json.member("schema_version", report.schema_version);
  json.member("tool", to_fields(report.tool));
  json.member("config", report.config_path);
  json.member("verdict", to_string(report.verdict));
  json.member("exit_code", report.exit_code);
  json.member("reasons", report.reasons);
  json.member("remarks", report.remarks);
  json.member("alpha", report.alpha);
  json.member("power", kGatePower);
  json.member("samples", report.samples);
  json.member("inconclusive", to_string(report.inconclusive));
  json.member("complete", report.complete);
  json.member("baseline", to_fields(report.baseline));
  json.written_list("suites", report.suites, suite_object);
  return std::move(json).finish() + "\n";
}

}  // namespace lacuna::reports
