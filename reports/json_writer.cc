#include "reports/json_writer.h"

#include <cmath>
#include <utility>
#include <vector>

#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

using reports::to_fields;

Json to_fields(const Score& score) {
  Json json;
  json["metric"] = score.metric;
  const bool is_defined = score.value && std::isfinite(*score.value);
  json["value"] = is_defined ? Json(*score.value) : Json(nullptr);
  if (!is_defined) json["reason"] = score.value ? "not a finite number" : score.reason;
  Json components = Json::object();
  for (const auto& [name, value] : score.components) components[name] = value;
  json["components"] = std::move(components);
  json["signature"] = score.signature;
  return json;
}

Json to_fields(const CheckSummary& check) {
  Json json;
  json["rule"] = check.rule;
  json["opportunities"] = check.opportunities;
  json["violations"] = check.violations;
  return json;
}

Json to_fields(const SuppressedFinding& suppressed) {
  Json json;
  json["finding"] = to_fields(suppressed.finding);
  json["reason"] = suppressed.reason;
  json["suppression"] = suppressed.suppression ? Json(*suppressed.suppression) : Json(nullptr);
  return json;
}

Json to_fields(const SuppressionUse& use) {
  Json json;
  json["conditions"] = use.conditions;
  json["reason"] = use.reason;
  json["owner"] = use.owner;
  json["expires"] = use.expires;
  json["path"] = use.path;
  json["line"] = use.line;
  json["matched"] = use.matched;
  json["expired"] = use.expired;
  return json;
}

template <class T>
Json list(const std::vector<T>& items) {
  Json json = Json::array();
  for (const T& item : items) json.push_back(to_fields(item));
  return json;
}

}  // namespace

std::string to_json(const RunReport& report) {
  Json json;
  json["schema_version"] = report.schema_version;
  json["tool"] = to_fields(report.tool);
  json["pack"] = report.pack ? to_fields(*report.pack) : Json(nullptr);
  json["documents"] = list(report.documents);
  json["units"] = list(report.units);
  json["findings"] = list(report.findings);
  json["suppressed"] = list(report.suppressed);
  json["suppressions"] = list(report.suppressions);
  json["checks"] = list(report.checks);
  json["scores"] = list(report.scores);
  json["remarks"] = report.remarks;
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
