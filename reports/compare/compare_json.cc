#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/compare/compare_writers.h"
#include "reports/json_fields.h"
#include "reports/json_object.h"

namespace lacuna::reports {
namespace {

using reports::to_fields;

Json numbers(const std::vector<std::optional<double>>& values) {
  Json json = Json::array();
  for (const std::optional<double>& value : values) json.push_back(to_fields(value));
  return json;
}

Json number(double value) { return to_fields(std::optional(value)); }

Json to_fields(const ComparedSystem& system) { return {{"name", system.name}, {"path", system.path}}; }

Json to_fields(const SystemScore& system) {
  Json json;
  json["score"] = to_fields(system.score);
  json["interval"] = nullptr;
  if (system.interval) {
    json["interval"] = {{"mean", number(system.interval->mean)}, {"half_width", number(system.interval->half_width)}};
  }
  return json;
}

Json to_fields(const Comparison& difference) {
  Json json;
  json["system"] = difference.system;
  json["baseline_score"] = number(difference.baseline_score);
  json["score"] = number(difference.score);
  json["difference"] = number(difference.difference);
  json["low"] = number(difference.low);
  json["high"] = number(difference.high);
  json["p_value"] = number(difference.p_value);
  json["holm_p_value"] = number(difference.holm_p_value);
  json["significant"] = difference.significant;
  json["detectable"] = number(difference.detectable);
  json["human_agreement"] = to_fields(difference.human_agreement);
  return json;
}

template <class T>
Json list(const std::vector<T>& items, Json (*fields)(const T&)) {
  Json json = Json::array();
  for (const T& item : items) json.push_back(fields(item));
  return json;
}

Json to_fields(const MetricComparison& metric) {
  Json json;
  json["metric"] = metric.metric;
  json["better"] = to_string(metric.direction);
  json["ideal"] = metric.direction == Direction::kNearerToIdeal ? number(metric.ideal) : Json(nullptr);
  json["decimals"] = metric.decimals;
  json["systems"] = list<SystemScore>(metric.systems, to_fields);
  json["differences"] = list<Comparison>(metric.differences, to_fields);
  return json;
}

Json to_fields(const Bucket& bucket) {
  Json json;
  json["name"] = bucket.name;
  json["units"] = bucket.units;
  json["values"] = numbers(bucket.values);
  return json;
}

Json to_fields(const BucketTable& table) {
  Json json;
  json["by"] = table.by;
  json["measure"] = table.measure;
  json["counts"] = table.counts;
  json["decimals"] = table.decimals;
  json["lower_is_better"] = table.lower_is_better;
  json["buckets"] = list<Bucket>(table.buckets, to_fields);
  return json;
}

Json to_fields(const NgramDifference& ngram) {
  Json json;
  json["system"] = ngram.system;
  json["text"] = ngram.text;
  json["order"] = ngram.order;
  json["reference"] = ngram.reference;
  json["baseline_hits"] = ngram.baseline_hits;
  json["system_hits"] = ngram.system_hits;
  return json;
}

Json to_fields(const UnitDifference& difference) {
  Json json;
  json["system"] = difference.system;
  json["metric"] = difference.metric;
  json["unit"] = difference.unit;
  json["baseline_value"] = number(difference.baseline_value);
  json["value"] = number(difference.value);
  return json;
}

Json to_fields(const ComparedUnit& unit) {
  Json json;
  json["number"] = unit.number;
  json["source"] = unit.source ? Json(*unit.source) : Json(nullptr);
  json["references"] = unit.references;
  json["hypotheses"] = unit.hypotheses;
  json["values"] = Json::array();
  for (const auto& values : unit.values) json["values"].push_back(numbers(values));
  json["findings"] = unit.findings;
  return json;
}

}  // namespace

std::string to_json(const CompareReport& report) {
  const auto fields = [](const auto& item) { return to_fields(item); };
  JsonObject json;
  json.member("schema_version", report.schema_version);
  json.member("tool", to_fields(report.tool));
  json.list("systems", report.systems, fields);
  json.member("references", report.references);
  json.member("source", report.source);
  json.member("source_language", report.source_language);
  json.member("target_language", report.target_language);
  json.member("unit_count", report.unit_count);
  json.member("document_count", report.document_count);
  json.member("samples", report.samples);
  json.member("seed", report.seed);
  json.member("alpha", report.alpha);
  json.list("metrics", report.metrics, fields);
  json.list("buckets", report.buckets, fields);
  json.list("ngrams_gained", report.ngrams_gained, fields);
  json.list("ngrams_lost", report.ngrams_lost, fields);
  json.list("differences", report.differences, fields);
  json.list("units", report.units, fields);
  json.member("remarks", report.remarks);
  return std::move(json).finish() + "\n";
}

}  // namespace lacuna::reports
