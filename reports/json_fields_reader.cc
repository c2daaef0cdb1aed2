#include "reports/json_fields_reader.h"

#include <array>

#include "eval/base/file.h"

namespace lacuna::reports {
namespace {

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error …" without its first two parts.
std::string plain_message(const nlohmann::json::exception& error) {
  const std::string_view full = error.what();
  const std::size_t bracket = full.find("] ");
  std::string_view rest = bracket == std::string_view::npos ? full : full.substr(bracket + 2);
  if (const std::size_t colon = rest.find(": ");
      rest.starts_with("parse error at") && colon != std::string_view::npos) {
    rest = rest.substr(colon + 2);
  }
  return "not JSON: " + std::string(rest);
}

std::optional<UnitPlace> read_place(Fields& fields) {
  const Json* value = fields.require("place");
  if (value == nullptr || value->is_null()) return std::nullopt;
  Fields place(*value, fields.at("place"), fields.problem());
  UnitPlace read{place.text("name"), place.count("line"), place.count("index")};
  if (place.find("file") != nullptr) read.file = place.text("file");
  place.finish();
  return read;
}

Severity read_severity(Fields& fields) {
  const std::string name = fields.text("severity");
  constexpr std::array kAll = {Severity::kMinor, Severity::kMajor, Severity::kCritical};
  const auto found = std::find_if(kAll.begin(), kAll.end(), [&](Severity one) { return name == to_string(one); });
  if (found != kAll.end()) return *found;
  fields.reject("severity", "expected \"critical\", \"major\" or \"minor\"");
  return Severity::kMinor;
}

}  // namespace

ToolInfo read_tool(Fields fields) {
  ToolInfo tool{fields.text("name"), fields.text("version")};
  fields.finish();
  return tool;
}

Score read_score(Fields& fields) {
  Score score;
  score.metric = fields.text("metric");
  score.value = fields.number_or_null("value", -kHuge, kHuge);
  if (!score.value) score.reason = fields.text("reason");
  if (const Json* components = fields.require("components")) {
    Fields numbers(*components, fields.at("components"), fields.problem());
    if (components->is_object()) {
      for (const auto& [name, value] : components->items()) {
        score.components.emplace_back(name, numbers.number(name.c_str(), -kHuge, kHuge));
      }
    }
  }
  score.signature = fields.text("signature");
  if (const Json* bounds = fields.find("interval")) {
    Fields interval(*bounds, fields.at("interval"), fields.problem());
    score.interval = ScoreInterval{interval.number("low", -kHuge, kHuge), interval.number("high", -kHuge, kHuge)};
    interval.finish();
  }
  return score;
}

UnitReport read_unit(Fields& fields) {
  UnitReport unit;
  unit.id = fields.count("id");
  unit.place = read_place(fields);
  unit.source = fields.span_or_null("source");
  unit.target = fields.span_or_null("target");
  unit.source_segments = fields.count("source_segments");
  unit.target_segments = fields.count("target_segments");
  unit.alignment_confidence = fields.number("alignment_confidence", 0.0, 1.0);
  unit.length_z = fields.number_or_null("length_z", -kHuge, kHuge);
  unit.source_coverage = fields.number_or_null("source_coverage", 0.0, 1.0);
  unit.target_coverage = fields.number_or_null("target_coverage", 0.0, 1.0);
  unit.omission_probability = fields.number_or_null("omission_probability", 0.0, 1.0);
  unit.addition_probability = fields.number_or_null("addition_probability", 0.0, 1.0);
  return unit;
}

Finding read_finding(Fields& fields) {
  Finding finding;
  finding.rule = fields.text("rule");
  finding.severity = read_severity(fields);
  finding.probability = fields.number("probability", 0.0, 1.0);
  finding.unit = fields.count("unit");
  finding.source = fields.span_or_null("source");
  finding.target = fields.span_or_null("target");
  finding.message = fields.text("message");
  if (const Json* fix = fields.require("suggestion"); fix != nullptr && !fix->is_null()) {
    finding.suggestion = fields.text("suggestion");
  }
  finding.fingerprint = fields.text("fingerprint");
  return finding;
}

CheckSummary read_check(Fields& fields) {
  return {fields.text("rule"), fields.number("opportunities", 0.0, kHuge), fields.number("violations", 0.0, kHuge)};
}

Result<Json> parse_json(std::string_view json, const std::string& path) {
  try {
    return Json::parse(json);
  } catch (const Json::parse_error& error) {
    const std::size_t byte = std::min(error.byte == 0 ? 0 : error.byte - 1, json.size());
    return Error{ErrorCode::kFormat, plain_message(error), path, base::line_of(json, byte),
                 static_cast<std::int64_t>(byte)};
  } catch (const Json::exception& error) {
    return Error{ErrorCode::kFormat, plain_message(error), path};
  }
}

}  // namespace lacuna::reports
