#include "reports/json_fields.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace lacuna::reports {
namespace {

Json to_fields(const std::optional<TextSpan>& span) {
  if (!span) return nullptr;
  return reports::to_fields(*span);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string replaced;
  std::size_t copied = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, copied)) {
    replaced.append(text, copied, at - copied).append(to);
    copied = at + from.size();
  }
  if (copied == 0) return;
  replaced.append(text, copied);
  text = std::move(replaced);
}

}  // namespace

Json to_fields(const std::optional<double>& number) {
  if (!number || !std::isfinite(*number)) return nullptr;
  return *number;
}

Json to_fields(const ToolInfo& tool) {
  Json json;
  json["name"] = tool.name;
  json["version"] = tool.version;
  return json;
}

Json to_fields(const PackInfo& pack) {
  Json json;
  json["name"] = pack.name;
  json["source_language"] = pack.source_language;
  json["target_language"] = pack.target_language;
  json["version"] = pack.version;
  json["sha256"] = pack.sha256;
  return json;
}

Json to_fields(const DocumentInfo& document) {
  Json json;
  json["role"] = document.role;
  json["path"] = document.path;
  json["language"] = document.language;
  json["language_detected"] = document.language_detected;
  json["sha256"] = document.sha256;
  json["bytes"] = document.bytes;
  json["segments"] = document.segments;
  return json;
}

Json to_fields(const UnitPlace& place) {
  Json json{{"name", place.name}, {"line", place.line}, {"index", place.index}};
  if (!place.file.empty()) json["file"] = place.file;
  return json;
}

Json to_fields(const TextSpan& span) {
  Json json;
  json["begin"] = span.begin;
  json["end"] = span.end;
  json["text"] = span.text;
  if (span.file) json["file"] = {{"begin", span.file->begin}, {"end", span.file->end}};
  return json;
}

Json to_fields(const UnitReport& unit) {
  Json json;
  json["id"] = unit.id;
  json["place"] = unit.place ? to_fields(*unit.place) : Json(nullptr);
  json["source"] = to_fields(unit.source);
  json["target"] = to_fields(unit.target);
  json["source_segments"] = unit.source_segments;
  json["target_segments"] = unit.target_segments;
  json["alignment_confidence"] = unit.alignment_confidence;
  json["length_z"] = to_fields(unit.length_z);
  json["source_coverage"] = to_fields(unit.source_coverage);
  json["target_coverage"] = to_fields(unit.target_coverage);
  json["omission_probability"] = to_fields(unit.omission_probability);
  json["addition_probability"] = to_fields(unit.addition_probability);
  return json;
}

Json rendered_fields(const UnitReport& unit) {
  Json spans = Json::array();
  for (const RenderedSpan& span : unit.rendered) {
    spans.push_back({span.source.begin, span.source.end, span.target.begin, span.target.end, span.quality});
  }
  return spans;
}

Json to_fields(const Finding& finding) {
  Json json;
  json["rule"] = finding.rule;
  json["severity"] = to_string(finding.severity);
  json["probability"] = finding.probability;
  json["unit"] = finding.unit;
  json["source"] = to_fields(finding.source);
  json["target"] = to_fields(finding.target);
  json["message"] = finding.message;
  json["suggestion"] = finding.suggestion ? Json(*finding.suggestion) : Json(nullptr);
  json["fingerprint"] = finding.fingerprint;
  return json;
}

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
  if (score.interval) {
    json["interval"] = {{"low", to_fields(score.interval->low)}, {"high", to_fields(score.interval->high)}};
  }
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

Json to_fields(const CorpusInput& input) {
  return {{"path", input.path}, {"bytes", input.bytes}, {"units", input.units}, {"sha256", input.sha256}};
}

Json to_fields(const RuleTotals& totals) {
  return {{"rule", totals.rule}, {"minor", totals.minor}, {"major", totals.major}, {"critical", totals.critical}};
}

const char* to_string(Direction direction) {
  switch (direction) {
    case Direction::kHigher: return "higher";
    case Direction::kLower: return "lower";
    case Direction::kNearerToIdeal: return "nearer to ideal";
  }
  return "higher";
}

std::string dump(const Json& json, int indent) {
  std::string bytes = json.dump(indent, ' ', false, Json::error_handler_t::replace);
  replace_all(bytes, "\xC2\x85", "\\u0085");  // outside strings JSON is ASCII, so these are always within one
  replace_all(bytes, "\xE2\x80\xA8", "\\u2028");
  replace_all(bytes, "\xE2\x80\xA9", "\\u2029");
  return bytes;
}

}  // namespace lacuna::reports
