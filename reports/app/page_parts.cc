// The page's parts: see page_data.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/base64.h"
#include "eval/base/gzip.h"
#include "reports/app/compact_json.h"
#include "reports/app/page_data.h"
#include "reports/app/shown_text.h"
#include "reports/highlight.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kPartBytes = std::size_t{384} << 10U;  // of JSON: a few milliseconds to unpack and to parse
constexpr std::size_t kMostUnits = 2000;
constexpr std::size_t kFewUnits = 50;       // no shorter parts for the sake of a few long texts
constexpr std::size_t kUnitBytes = 90;      // of a unit without its texts
constexpr std::size_t kRenderedBytes = 11;  // of a rendered span
constexpr int kConfidenceDigits = 3;
constexpr double kQualitySteps = 10.0;

// About as many bytes as the unit takes in a part.
std::size_t cost_of(const UnitReport& unit) {
  return kUnitBytes + (unit.source ? unit.source->text.size() : 0) + (unit.target ? unit.target->text.size() : 0) +
         kRenderedBytes * unit.rendered.size();
}

std::size_t largest_part(const std::vector<std::size_t>& costs, std::size_t units) {
  std::size_t largest = 0;
  for (std::size_t begin = 0; begin < costs.size(); begin += units) {
    std::size_t part = 0;
    for (std::size_t i = begin; i < std::min(begin + units, costs.size()); ++i) part += costs[i];
    largest = std::max(largest, part);
  }
  return largest;
}

class PartWriter {
 public:
  explicit PartWriter(const RunReport& report) : report_(report), by_unit_(findings_by_unit(report)) {}

  std::string write(std::size_t begin, std::size_t end) {
    CompactJson json;
    json.begin_array();
    for (std::size_t i = begin; i < end; ++i) write_unit(json, i);
    json.end_array();
    return std::move(json).finish();
  }

 private:
  void write_unit(CompactJson& json, std::size_t index) {
    const UnitReport& unit = report_.units[index];
    json.begin_object();
    json.key("name").text(name_of(unit));
    json.key("line").count(unit.place ? unit.place->line : 0);
    write_text(json.key("source"), unit.source, source_);
    write_text(json.key("target"), unit.target, target_);
    json.key("confidence").number(unit.alignment_confidence, kConfidenceDigits);
    json.key("rendered").begin_array();
    write_rendered(json, unit);
    json.end_array();
    json.key("findings").begin_array();
    for (const std::size_t i : by_unit_[index]) write_finding(json, unit, i);
    json.end_array();
    json.end_object();
  }

  static std::string name_of(const UnitReport& unit) {
    if (!unit.place) return {};
    if (unit.place->file.empty() || unit.place->name.empty()) return unit.place->file + unit.place->name;
    return unit.place->file + ", " + unit.place->name;
  }

  static void write_text(CompactJson& json, const std::optional<TextSpan>& text, ShownText& shown) {
    if (!text) return json.null();
    shown.set(text->text);
    json.shown(shown.text());
  }

  // Each from where the one before ends: small numbers, of which many are alike.
  void write_rendered(CompactJson& json, const UnitReport& unit) {
    if (!unit.source || !unit.target) return;
    std::size_t source_end = 0;
    std::size_t target_end = 0;
    for (const RenderedSpan& span : unit.rendered) {
      if (span.source.end > unit.source->text.size() || span.target.end > unit.target->text.size()) continue;
      write_step(json, source_.utf16(span.source), source_end);
      write_step(json, target_.utf16(span.target), target_end);
      json.number(kQualitySteps * span.quality, 0);
    }
  }

  static void write_step(CompactJson& json, const ByteSpan& span, std::size_t& end) {
    json.whole(static_cast<std::int64_t>(span.begin) - static_cast<std::int64_t>(end));
    json.count(span.size());
    end = span.end;
  }

  static void write_ends(CompactJson& json, const ByteSpan& span) {
    json.count(span.begin);
    json.count(span.end);
  }

  void write_finding(CompactJson& json, const UnitReport& unit, std::size_t index) {
    const Finding& finding = report_.findings[index];
    json.begin_object();
    json.key("index").count(index);
    write_span(json.key("source"), unit.source, finding.source, source_);
    write_span(json.key("target"), unit.target, finding.target, target_);
    json.key("message").text(finding.message);
    json.key("suggestion");
    finding.suggestion ? json.text(*finding.suggestion) : json.null();
    json.key("fingerprint").text(finding.fingerprint);
    json.end_object();
  }

  static void write_span(CompactJson& json, const std::optional<TextSpan>& text, const std::optional<TextSpan>& span,
                         const ShownText& shown) {
    if (!text || !span) return json.null();
    const std::optional<ByteSpan> inside = span_in_unit(*text, {span->begin, span->end});
    if (!inside) return json.null();
    json.begin_array();
    write_ends(json, shown.utf16(*inside));
    json.end_array();
  }

  const RunReport& report_;
  std::vector<std::vector<std::size_t>> by_unit_;
  ShownText source_;  // of the unit that is being written
  ShownText target_;
};

}  // namespace

std::size_t units_per_part(const RunReport& report) {
  std::vector<std::size_t> costs;
  costs.reserve(report.units.size());
  for (const UnitReport& unit : report.units) costs.push_back(cost_of(unit));
  for (const Finding& finding : report.findings) {
    if (finding.unit < costs.size()) costs[finding.unit] += kUnitBytes + finding.message.size();
  }
  std::size_t units = kMostUnits;
  while (units > kFewUnits && largest_part(costs, units) > kPartBytes) units = std::max(kFewUnits, units * 3 / 4);
  return units;
}

std::size_t part_count(const RunReport& report) {
  const std::size_t units = units_per_part(report);
  return (report.units.size() + units - 1) / units;
}

void write_parts(const ReportContents& contents, const std::function<void(const std::string& json)>& take) {
  for (const NamedRun& run : contents.runs) {
    const std::size_t units = units_per_part(run.report);
    PartWriter writer(run.report);
    for (std::size_t begin = 0; begin < run.report.units.size(); begin += units) {
      take(writer.write(begin, std::min(begin + units, run.report.units.size())));
    }
  }
}

std::string packed(const std::string& json) {
  const Result<std::string> gzipped = base::gzip(json, base::GzipEffort::kQuick);
  if (!gzipped) throw std::bad_alloc();  // the only reason there is
  return base::base64(*gzipped);
}

}  // namespace lacuna::reports
