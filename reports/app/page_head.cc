// The page's head: see page_data.h.
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/run_names.h"
#include "eval/base/sha256.h"
#include "eval/base/utf8.h"
#include "reports/app/compact_json.h"
#include "reports/app/page_data.h"
#include "reports/compare/compare_writers.h"
#include "reports/gate/history_fields.h"
#include "reports/json_fields.h"
#include "reports/run_overview.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr int kVersion = 1;
constexpr int kScoreDigits = 6;
constexpr int kDeviationDigits = 2;
constexpr std::size_t kKeyDigits = 32;

// Identity of the texts: by it an editor's decisions are found again when the files have moved.
std::string key_of(const RunReport& report) {
  std::string digests;
  for (const DocumentInfo& document : report.documents) digests.append(document.role).append(document.sha256) += '\n';
  return base::sha256_hex(digests).substr(0, kKeyDigits);
}

void write_document(CompactJson& json, const RunReport& report, std::string_view role) {
  const DocumentInfo* found = find_document(report, role);
  const DocumentInfo document = found == nullptr ? DocumentInfo{} : *found;
  json.begin_object();
  json.key("path").text(document.path);
  json.key("file").text(file_name(document.path));
  json.key("language").text(language_of(report, role));
  json.key("detected").flag(document.language_detected);
  json.key("bytes").count(document.bytes);
  json.key("segments").count(document.segments);
  json.key("sha256").text(document.sha256);
  json.end_object();
}

void write_pack(CompactJson& json, const std::optional<PackInfo>& pack) {
  if (!pack) return json.null();
  json.begin_object();
  json.key("name").text(pack->name);
  json.key("version").text(pack->version);
  json.key("sha256").text(pack->sha256);
  json.end_object();
}

template <class T, class Write>
void write_list(CompactJson& json, std::string_view key, const std::vector<T>& items, const Write& write) {
  json.key(key).begin_array();
  for (const T& item : items) write(item);
  json.end_array();
}

void write_interval(CompactJson& json, const std::optional<ScoreInterval>& interval) {
  if (!interval) return json.null();
  json.begin_array();
  json.number(interval->low, kScoreDigits);
  json.number(interval->high, kScoreDigits);
  json.end_array();
}

void write_score(CompactJson& json, const Score& score) {
  json.begin_object();
  json.key("metric").text(score.metric);
  json.key("value").number(score.value, kScoreDigits);
  json.key("interval");
  write_interval(json, score.interval);
  json.key("reason").text(score.reason);
  json.key("components").begin_array();
  for (const auto& [name, value] : score.components) {
    json.begin_array();
    json.text(name);
    json.number(value, kScoreDigits);
    json.end_array();
  }
  json.end_array();
  json.key("signature").text(score.signature);
  json.end_object();
}

void write_check(CompactJson& json, const CheckSummary& check) {
  json.begin_object();
  json.key("rule").text(check.rule);
  json.key("opportunities").number(check.opportunities, kDeviationDigits);
  json.key("violations").number(check.violations, kDeviationDigits);
  json.end_object();
}

void write_suppressed(CompactJson& json, const SuppressedFinding& suppressed) {
  json.begin_object();
  json.key("rule").text(suppressed.finding.rule);
  json.key("message").text(suppressed.finding.message);
  json.key("reason").text(suppressed.reason);
  json.key("unit").count(suppressed.finding.unit);
  json.end_object();
}

void write_suppression(CompactJson& json, const SuppressionUse& use) {
  json.begin_object();
  json.key("conditions").text(use.conditions);
  json.key("reason").text(use.reason);
  json.key("owner").text(use.owner);
  json.key("expires").text(use.expires);
  json.key("path").text(use.path);
  json.key("line").count(use.line);
  json.key("matched").count(use.matched);
  json.key("expired").flag(use.expired);
  json.end_object();
}

void write_findings(CompactJson& json, const RunReport& report) {
  const std::vector<std::pair<std::string, std::size_t>> rules = rule_counts(report.findings);
  std::map<std::string_view, std::size_t> index;
  for (const auto& [rule, count] : rules) index.emplace(rule, index.size());
  write_list(json, "rules", rules, [&](const auto& rule) { json.text(rule.first); });
  json.key("findings").begin_object();
  write_list(json, "rule", report.findings, [&](const Finding& finding) { json.count(index.at(finding.rule)); });
  write_list(json, "severity", report.findings,
             [&](const Finding& finding) { json.count(static_cast<std::size_t>(finding.severity)); });
  write_list(json, "probability", report.findings, [&](const Finding& finding) { json.share(finding.probability); });
  write_list(json, "unit", report.findings, [&](const Finding& finding) { json.count(finding.unit); });
  json.end_object();
}

void write_units(CompactJson& json, const std::vector<UnitReport>& units) {
  const auto write_length = [&](const std::optional<TextSpan>& text) {
    if (!text) return json.null();
    json.count(base::count_code_points(text->text));
  };
  json.key("units").begin_object();
  json.key("count").count(units.size());
  write_list(json, "sourceLength", units, [&](const UnitReport& unit) { write_length(unit.source); });
  write_list(json, "targetLength", units, [&](const UnitReport& unit) { write_length(unit.target); });
  write_list(json, "lengthZ", units, [&](const UnitReport& unit) { json.number(unit.length_z, kDeviationDigits); });
  write_list(json, "sourceCoverage", units, [&](const UnitReport& unit) { json.share(unit.source_coverage); });
  write_list(json, "targetCoverage", units, [&](const UnitReport& unit) { json.share(unit.target_coverage); });
  json.end_object();
}

void write_corpus(CompactJson& json, const std::optional<CorpusTotals>& corpus) {
  if (!corpus) return json.null();
  json.begin_object();
  json.key("units").count(corpus->units);
  json.key("suppressed").count(corpus->suppressed);
  write_list(json, "findings", corpus->findings, [&](const RuleTotals& totals) {
    json.begin_array();
    json.text(totals.rule);
    for (const std::uint64_t count : {totals.minor, totals.major, totals.critical}) json.count(count);
    json.end_array();
  });
  std::vector<TableRow> figures = distribution_table(*corpus);
  if (!figures.empty()) figures.erase(figures.begin());  // the page has a head of its own
  write_list(json, "figures", figures, [&](const TableRow& row) {
    json.begin_array();
    for (const std::string& cell : row) json.text(cell);
    json.end_array();
  });
  json.end_object();
}

void write_run(CompactJson& json, const RunReport& report, const std::string& name, std::size_t first_part) {
  json.begin_object();
  json.key("name").text(name);
  json.key("key").text(key_of(report));
  json.key("pack");
  write_pack(json, report.pack);
  json.key("source");
  write_document(json, report, "source");
  json.key("target");
  write_document(json, report, "target");
  write_list(json, "scores", report.scores, [&](const Score& score) { write_score(json, score); });
  write_list(json, "checks", report.checks, [&](const CheckSummary& check) { write_check(json, check); });
  write_list(json, "remarks", report.remarks, [&](const std::string& remark) { json.text(remark); });
  write_list(json, "suppressed", report.suppressed,
             [&](const SuppressedFinding& suppressed) { write_suppressed(json, suppressed); });
  write_list(json, "suppressions", report.suppressions,
             [&](const SuppressionUse& use) { write_suppression(json, use); });
  write_findings(json, report);
  write_units(json, report.units);
  json.key("corpus");
  write_corpus(json, report.corpus);
  json.key("firstPart").count(first_part);
  json.key("unitsPerPart").count(units_per_part(report));
  json.end_object();
}

}  // namespace

std::string page_head(const ReportContents& contents) {
  CompactJson json;
  json.begin_object();
  json.key("version").count(kVersion);
  const ToolInfo tool = !contents.runs.empty()           ? contents.runs.front().report.tool
                        : contents.comparison != nullptr ? contents.comparison->tool
                                                         : ToolInfo{};
  json.key("tool").begin_object();
  json.key("name").text(tool.name);
  json.key("version").text(tool.version);
  json.end_object();
  const std::vector<std::string> names = base::run_names(contents.runs);
  json.key("runs").begin_array();
  std::size_t parts = 0;
  for (std::size_t i = 0; i < contents.runs.size(); ++i) {
    const RunReport& report = contents.runs[i].report;
    write_run(json, report, names[i], parts);
    parts += part_count(report);
  }
  json.end_array();
  json.key("comparison").written(contents.comparison == nullptr ? "null" : to_json(*contents.comparison));
  json.key("history").begin_array();
  for (const HistoryRun& run : contents.history) json.written(dump(to_fields(run), -1));
  json.end_array();
  json.end_object();
  return std::move(json).finish();
}

}  // namespace lacuna::reports
