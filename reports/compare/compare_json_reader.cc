// The other half of compare_json.cc: strict, and naming the place of what it does not take.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/compare/compare_writers.h"
#include "reports/json_fields_reader.h"

namespace lacuna::reports {
namespace {

using Numbers = std::vector<std::optional<double>>;

std::string item(const std::string& where, std::size_t index) { return where + "[" + std::to_string(index) + "]"; }

Numbers read_numbers(const Json& json, const std::string& where, std::size_t size, Problem& problem) {
  Numbers numbers;
  if (!json.is_array() || json.size() != size) {
    problem.set(where, "expected an array of " + std::to_string(size) + " numbers or null");
    return numbers;
  }
  numbers.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    if (!json[i].is_null() && !json[i].is_number()) problem.set(item(where, i), "expected a number or null");
    numbers.push_back(json[i].is_number() ? std::optional(json[i].get<double>()) : std::nullopt);
  }
  return numbers;
}

/// Counts that the lists of a report have to fit.
struct Sizes {
  std::size_t systems = 0;
  std::size_t metrics = 0;
  std::size_t units = 0;
};

std::size_t read_index(Fields& fields, const char* key, std::size_t first, std::size_t end) {
  const std::uint64_t index = fields.count(key);
  if (index < first || index >= end) fields.reject(key, std::string("there is no such ") + key);
  return index;
}

void expect_size(Fields& fields, const char* key, std::size_t found, std::size_t size) {
  if (found != size) fields.reject(key, "expected " + std::to_string(size) + " items");
}

Direction read_direction(Fields& fields) {
  const std::string name = fields.text("better");
  constexpr std::array kAll = {Direction::kHigher, Direction::kLower, Direction::kNearerToIdeal};
  const auto found = std::find_if(kAll.begin(), kAll.end(), [&](Direction one) { return name == to_string(one); });
  if (found != kAll.end()) return *found;
  fields.reject("better", R"(expected "higher", "lower" or "nearer to ideal")");
  return Direction::kHigher;
}

int read_decimals(Fields& fields) {
  constexpr std::uint64_t kMost = 17;
  const std::uint64_t decimals = fields.count("decimals");
  if (decimals > kMost) fields.reject("decimals", "expected a whole number from 0 to 17");
  return static_cast<int>(std::min(decimals, kMost));
}

ComparedSystem read_system(Fields& fields) { return {fields.text("name"), fields.text("path")}; }

SystemScore read_system_score(Fields& fields) {
  SystemScore system;
  if (const Json* value = fields.require("score")) {
    Fields score(*value, fields.at("score"), fields.problem());
    system.score = read_score(score);
    score.finish();
  }
  if (const Json* value = fields.require("interval"); value != nullptr && !value->is_null()) {
    Fields interval(*value, fields.at("interval"), fields.problem());
    system.interval = ResampledMean{interval.number("mean", -kHuge, kHuge), interval.number("half_width", 0.0, kHuge)};
    interval.finish();
  }
  return system;
}

Comparison read_comparison(Fields& fields, std::size_t metric, const Sizes& sizes) {
  return {.metric = metric,
          .system = read_index(fields, "system", 1, sizes.systems),
          .baseline_score = fields.number("baseline_score", -kHuge, kHuge),
          .score = fields.number("score", -kHuge, kHuge),
          .difference = fields.number("difference", -kHuge, kHuge),
          .low = fields.number("low", -kHuge, kHuge),
          .high = fields.number("high", -kHuge, kHuge),
          .p_value = fields.number("p_value", 0.0, 1.0),
          .holm_p_value = fields.number("holm_p_value", 0.0, 1.0),
          .significant = fields.flag("significant"),
          .detectable = fields.number("detectable", 0.0, kHuge),
          .human_agreement = fields.number_or_null("human_agreement", 0.0, 100.0)};
}

MetricComparison read_metric(Fields& fields, std::size_t index, const Sizes& sizes) {
  MetricComparison metric;
  metric.metric = fields.text("metric");
  metric.direction = read_direction(fields);
  metric.ideal = fields.number_or_null("ideal", -kHuge, kHuge).value_or(0.0);
  metric.decimals = read_decimals(fields);
  metric.systems = fields.list<SystemScore>("systems", read_system_score);
  expect_size(fields, "systems", metric.systems.size(), sizes.systems);
  metric.differences = fields.list<Comparison>(
      "differences", [&](Fields& difference) { return read_comparison(difference, index, sizes); });
  return metric;
}

BucketTable read_table(Fields& fields, const Sizes& sizes) {
  BucketTable table;
  table.by = fields.text("by");
  table.measure = fields.text("measure");
  table.counts = fields.text("counts");
  table.decimals = read_decimals(fields);
  table.lower_is_better = fields.flag("lower_is_better");
  table.buckets = fields.list<Bucket>("buckets", [&](Fields& bucket) {
    Bucket read{.name = bucket.text("name"), .units = bucket.count("units")};
    if (const Json* values = bucket.require("values")) {
      read.values = read_numbers(*values, bucket.at("values"), sizes.systems, bucket.problem());
    }
    return read;
  });
  return table;
}

NgramDifference read_ngram(Fields& fields, const Sizes& sizes) {
  return {.system = read_index(fields, "system", 1, sizes.systems),
          .text = fields.text("text"),
          .order = fields.count("order"),
          .reference = fields.count("reference"),
          .baseline_hits = fields.count("baseline_hits"),
          .system_hits = fields.count("system_hits")};
}

UnitDifference read_difference(Fields& fields, const Sizes& sizes) {
  return {.system = read_index(fields, "system", 1, sizes.systems),
          .metric = read_index(fields, "metric", 0, sizes.metrics),
          .unit = read_index(fields, "unit", 0, sizes.units),
          .baseline_value = fields.number("baseline_value", -kHuge, kHuge),
          .value = fields.number("value", -kHuge, kHuge)};
}

std::vector<std::vector<std::string>> read_messages(Fields& fields, std::size_t systems) {
  std::vector<std::vector<std::string>> messages;
  const Json* value = fields.require("findings");
  if (value == nullptr) return messages;
  const auto is_text = [](const Json& one) { return one.is_string(); };
  const auto is_list = [&](const Json& one) { return one.is_array() && std::all_of(one.begin(), one.end(), is_text); };
  if (!value->is_array() || value->size() != systems || !std::all_of(value->begin(), value->end(), is_list)) {
    fields.reject("findings", "expected " + std::to_string(systems) + " arrays of strings");
    return messages;
  }
  messages.reserve(systems);
  for (const Json& list : *value) messages.push_back(list.get<std::vector<std::string>>());
  return messages;
}

ComparedUnit read_unit(Fields& fields, const Sizes& sizes, std::size_t references) {
  ComparedUnit unit;
  unit.number = fields.count("number");
  if (const Json* source = fields.require("source"); source != nullptr && !source->is_null()) {
    unit.source = fields.text("source");
  }
  unit.references = fields.texts("references");
  expect_size(fields, "references", unit.references.size(), references);
  unit.hypotheses = fields.texts("hypotheses");
  expect_size(fields, "hypotheses", unit.hypotheses.size(), sizes.systems);
  if (const Json* values = fields.require("values")) {
    const std::string where = fields.at("values");
    if (!values->is_array() || values->size() != sizes.metrics) {
      fields.reject("values", "expected an array of " + std::to_string(sizes.metrics) + " arrays");
      return unit;
    }
    for (std::size_t m = 0; m < values->size(); ++m) {
      unit.values.push_back(read_numbers((*values)[m], item(where, m), sizes.systems, fields.problem()));
    }
  }
  unit.findings = read_messages(fields, sizes.systems);
  return unit;
}

/// How many items a list has that is read after those that name them.
std::size_t size_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_array() ? found->size() : 0;
}

CompareReport read_report(const Json& json, Problem& problem) {
  CompareReport report;
  Fields fields(json, "", problem);
  const std::uint64_t version = fields.count("schema_version");
  if (version != static_cast<std::uint64_t>(report.schema_version)) {
    fields.reject("schema_version", "this version reads " + std::to_string(report.schema_version) + " only");
    return report;
  }
  if (const Json* tool = fields.require("tool")) report.tool = read_tool(Fields(*tool, "tool", problem));
  report.systems = fields.list<ComparedSystem>("systems", read_system);
  if (report.systems.size() < 2) fields.reject("systems", "expected two or more");
  report.references = fields.texts("references");
  report.source = fields.text("source");
  report.source_language = fields.text("source_language");
  report.target_language = fields.text("target_language");
  report.unit_count = fields.count("unit_count");
  report.document_count = fields.count("document_count");
  report.samples = fields.count("samples");
  report.seed = fields.count("seed");
  report.alpha = fields.number("alpha", 0.0, 1.0);
  const Sizes sizes{
      .systems = report.systems.size(), .metrics = size_of(json, "metrics"), .units = size_of(json, "units")};
  std::size_t metric = 0;
  report.metrics =
      fields.list<MetricComparison>("metrics", [&](Fields& one) { return read_metric(one, metric++, sizes); });
  report.buckets = fields.list<BucketTable>("buckets", [&](Fields& one) { return read_table(one, sizes); });
  const auto ngram = [&](Fields& one) { return read_ngram(one, sizes); };
  report.ngrams_gained = fields.list<NgramDifference>("ngrams_gained", ngram);
  report.ngrams_lost = fields.list<NgramDifference>("ngrams_lost", ngram);
  report.differences =
      fields.list<UnitDifference>("differences", [&](Fields& one) { return read_difference(one, sizes); });
  report.units =
      fields.list<ComparedUnit>("units", [&](Fields& one) { return read_unit(one, sizes, report.references.size()); });
  report.remarks = fields.texts("remarks");
  fields.finish();
  return report;
}

}  // namespace

Result<CompareReport> compare_from_json(std::string_view json, const std::string& path) {
  const Result<Json> parsed = parse_json(json, path);
  if (!parsed) return parsed.error();
  Problem problem;
  CompareReport report = read_report(*parsed, problem);
  if (!problem.message().empty()) return Error{ErrorCode::kFormat, problem.message(), path};
  return report;
}

}  // namespace lacuna::reports
