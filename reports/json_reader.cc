// The other half of json_writer.h: a strict reader, which names the place of what it does not take.
#include <algorithm>
#include <array>
#include <utility>

#include "reports/json_fields_reader.h"
#include "reports/json_writer.h"

namespace lacuna::reports {
namespace {

constexpr std::uint64_t kOldest = 2;        // the oldest version that is read
constexpr std::uint64_t kWithRendered = 3;  // the first whose units say which words render which

PackInfo read_pack(Fields fields) {
  PackInfo pack{fields.text("name"), fields.text("source_language"), fields.text("target_language"),
                fields.text("version"), fields.text("sha256")};
  fields.finish();
  return pack;
}

DocumentInfo read_document(Fields& fields) {
  return {fields.text("role"),   fields.text("path"),   fields.text("language"), fields.flag("language_detected"),
          fields.text("sha256"), fields.count("bytes"), fields.count("segments")};
}

std::optional<UnitPlace> read_place(Fields& fields) {
  const Json* value = fields.require("place");
  if (value == nullptr || value->is_null()) return std::nullopt;
  Fields place(*value, fields.at("place"), fields.problem());
  UnitPlace read{place.text("name"), place.count("line"), place.count("index")};
  place.finish();
  return read;
}

// [[source begin, source end, target begin, target end, quality], …]
std::vector<RenderedSpan> read_rendered(Fields& fields, const UnitReport& unit) {
  const Json* value = fields.require("rendered");
  std::vector<RenderedSpan> rendered;
  if (value == nullptr) return rendered;
  const std::size_t source = unit.source ? unit.source->text.size() : 0;
  const std::size_t target = unit.target ? unit.target->text.size() : 0;
  const auto is_span = [](const Json& numbers, std::size_t first, std::size_t size) {
    return numbers[first].is_number_unsigned() && numbers[first + 1].is_number_unsigned() &&
           numbers[first].get<std::uint64_t>() <= numbers[first + 1].get<std::uint64_t>() &&
           numbers[first + 1].get<std::uint64_t>() <= size;
  };
  const auto fits = [&](const Json& item) {
    return item.is_array() && item.size() == 5 && is_span(item, 0, source) && is_span(item, 2, target) &&
           item[4].is_number() && item[4].get<double>() >= 0.0 && item[4].get<double>() <= 1.0;
  };
  if (!value->is_array() || !std::all_of(value->begin(), value->end(), fits)) {
    fields.reject("rendered", "expected arrays of begin and end in the source, begin and end in the target, quality");
    return rendered;
  }
  rendered.reserve(value->size());
  for (const Json& item : *value) {
    rendered.push_back({{item[0].get<std::size_t>(), item[1].get<std::size_t>()},
                        {item[2].get<std::size_t>(), item[3].get<std::size_t>()},
                        item[4].get<double>()});
  }
  return rendered;
}

UnitReport read_unit(Fields& fields, std::uint64_t version) {
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
  if (version >= kWithRendered) unit.rendered = read_rendered(fields, unit);
  return unit;
}

Severity read_severity(Fields& fields) {
  const std::string name = fields.text("severity");
  constexpr std::array kAll = {Severity::kMinor, Severity::kMajor, Severity::kCritical};
  const auto found = std::find_if(kAll.begin(), kAll.end(), [&](Severity one) { return name == to_string(one); });
  if (found != kAll.end()) return *found;
  fields.reject("severity", "expected \"critical\", \"major\" or \"minor\"");
  return Severity::kMinor;
}

Finding read_finding(Fields& fields, std::size_t units) {
  Finding finding;
  finding.rule = fields.text("rule");
  finding.severity = read_severity(fields);
  finding.probability = fields.number("probability", 0.0, 1.0);
  finding.unit = fields.count("unit");
  if (finding.unit >= units) fields.reject("unit", "there is no such unit");
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

SuppressedFinding read_suppressed(Fields& fields, std::size_t units) {
  SuppressedFinding suppressed;
  if (const Json* value = fields.require("finding")) {
    Fields finding(*value, fields.at("finding"), fields.problem());
    suppressed.finding = read_finding(finding, units);
    finding.finish();
  }
  suppressed.reason = fields.text("reason");
  if (const Json* index = fields.require("suppression"); index != nullptr && !index->is_null()) {
    suppressed.suppression = fields.count("suppression");
  }
  return suppressed;
}

SuppressionUse read_use(Fields& fields) {
  return {.conditions = fields.text("conditions"),
          .reason = fields.text("reason"),
          .owner = fields.text("owner"),
          .expires = fields.text("expires"),
          .path = fields.text("path"),
          .line = fields.count("line"),
          .matched = fields.count("matched"),
          .expired = fields.flag("expired")};
}

RunReport read_report(const Json& json, Problem& problem) {
  RunReport report;
  Fields fields(json, "", problem);
  const std::uint64_t version = fields.count("schema_version");
  if (version < kOldest || version > static_cast<std::uint64_t>(report.schema_version)) {
    fields.reject("schema_version", "this version reads " + std::to_string(kOldest) + " to " +
                                        std::to_string(report.schema_version) + " only");
    return report;
  }
  const Json nothing = Json::object();
  const auto child = [&](const char* key) {
    const Json* value = fields.require(key);
    return Fields(value == nullptr ? nothing : *value, key, problem);
  };
  report.tool = read_tool(child("tool"));
  if (const Json* pack = fields.require("pack"); pack != nullptr && !pack->is_null()) {
    report.pack = read_pack(Fields(*pack, "pack", problem));
  }
  report.documents = fields.list<DocumentInfo>("documents", read_document);
  report.units = fields.list<UnitReport>("units", [&](Fields& unit) { return read_unit(unit, version); });
  report.findings =
      fields.list<Finding>("findings", [&](Fields& finding) { return read_finding(finding, report.units.size()); });
  report.suppressed = fields.list<SuppressedFinding>(
      "suppressed", [&](Fields& suppressed) { return read_suppressed(suppressed, report.units.size()); });
  report.suppressions = fields.list<SuppressionUse>("suppressions", read_use);
  report.checks = fields.list<CheckSummary>("checks", read_check);
  report.scores = fields.list<Score>("scores", read_score);
  report.remarks = fields.texts("remarks");
  fields.finish();
  return report;
}

}  // namespace

Result<RunReport> from_json(std::string_view json, const std::string& path) {
  const Result<Json> parsed = parse_json(json, path);
  if (!parsed) return parsed.error();
  Problem problem;
  RunReport report = read_report(*parsed, problem);
  if (!problem.message().empty()) return Error{ErrorCode::kFormat, problem.message(), path};
  return report;
}

}  // namespace lacuna::reports
