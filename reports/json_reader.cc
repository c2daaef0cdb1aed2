// The other half of json_writer.h: a strict reader, which names the place of what it does not take.
#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "reports/json_fields_reader.h"
#include "reports/json_writer.h"

namespace lacuna::reports {
namespace {

constexpr std::uint64_t kOldest = 2;        // the oldest version that is read
constexpr std::uint64_t kWithRendered = 3;  // the first whose units say which words render which
constexpr double kLeastWidth = std::numeric_limits<double>::min();  // of a distribution's cells

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
  UnitReport unit = read_unit(fields);
  if (version >= kWithRendered) unit.rendered = read_rendered(fields, unit);
  return unit;
}

Finding read_finding(Fields& fields, std::size_t units) {
  Finding finding = read_finding(fields);
  if (finding.unit >= units) fields.reject("unit", "there is no such unit");
  return finding;
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

CorpusInput read_input(Fields& fields) {
  return {fields.text("path"), fields.count("bytes"), fields.count("units"), fields.text("sha256")};
}

RuleTotals read_totals(Fields& fields) {
  return {fields.text("rule"), fields.count("minor"), fields.count("major"), fields.count("critical")};
}

Distribution read_distribution(Fields& fields) {
  return {.name = fields.text("name"),
          .low = fields.number("low", -kHuge, kHuge),
          .width = fields.number("width", kLeastWidth, kHuge),
          .counts = fields.counts("counts")};
}

CorpusTotals read_corpus(Fields fields) {
  CorpusTotals corpus{.inputs = fields.list<CorpusInput>("inputs", read_input),
                      .units = fields.count("units"),
                      .suppressed = fields.count("suppressed"),
                      .findings = fields.list<RuleTotals>("findings", read_totals),
                      .kept_per_rule = fields.count("kept_per_rule"),
                      .chunk_bytes = fields.count("chunk_bytes"),
                      .distributions = fields.list<Distribution>("distributions", read_distribution)};
  fields.finish();
  return corpus;
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
  if (const Json* corpus = fields.find("corpus")) report.corpus = read_corpus(Fields(*corpus, "corpus", problem));
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
