#include <optional>
#include <string>
#include <string_view>

#include "reports/csv_record.h"
#include "reports/json_fields.h"
#include "reports/meta/meta_writers.h"

namespace lacuna::reports {
namespace {

Json to_fields(const MetaMetric& metric) {
  Json json;
  json["name"] = metric.name;
  json["has_segments"] = metric.has_segments;
  json["means_of_segments"] = metric.means_of_segments;
  json["negated"] = metric.negated;
  return json;
}

Json value_fields(const MetaReport& report, const MetaColumn& column, std::size_t metric) {
  const MetaValue& value = column.values[metric];
  Json json;
  json["metric"] = report.metrics[metric].name;
  json["value"] = reports::to_fields(value.value);
  json["reason"] = value.reason;
  json["rank"] = value.rank == 0 ? Json(nullptr) : Json(value.rank);
  json["groups"] = value.groups;
  json["epsilon"] = reports::to_fields(value.epsilon);
  json["p_values"] = Json::object();
  if (column.p_values.empty()) return json;
  for (const std::size_t worse : column.order) {
    const std::optional<double>& p_value = column.p_values[metric][worse];
    if (p_value) json["p_values"][report.metrics[worse].name] = *p_value;
  }
  return json;
}

Json to_fields(const MetaReport& report, const MetaColumn& column) {
  Json json;
  json["level"] = to_string(column.level);
  json["statistic"] = to_string(column.statistic);
  json["grouping"] = to_string(column.grouping);
  json["values"] = Json::array();
  for (const std::size_t metric : column.order) json["values"].push_back(value_fields(report, column, metric));
  return json;
}

}  // namespace

std::string meta_csv(const MetaReport& report) {
  std::string csv;
  append_csv_record(csv, {"level", "statistic", "grouping", "metric", "value", "rank", "groups", "epsilon", "reason"});
  for (const MetaColumn& column : report.columns) {
    for (const std::size_t metric : column.order) {
      const MetaValue& value = column.values[metric];
      append_csv_record(csv, {to_string(column.level), to_string(column.statistic), to_string(column.grouping),
                              report.metrics[metric].name, csv_number(value.value),
                              value.rank == 0 ? std::string() : std::to_string(value.rank),
                              std::to_string(value.groups), csv_number(value.epsilon), value.reason});
    }
  }
  return csv;
}

std::string meta_json(const MetaReport& report) {
  Json json;
  json["schema_version"] = report.schema_version;
  json["tool"] = reports::to_fields(report.tool);
  json["language_pair"] = report.language_pair;
  json["human"] = report.human;
  json["human_means_of_segments"] = report.human_means_of_segments;
  json["systems"] = report.systems;
  json["excluded"] = report.excluded;
  json["segments"] = report.segments;
  json["rated"] = report.rated;
  json["samples"] = report.samples;
  json["seed"] = report.seed;
  json["alpha"] = report.alpha;
  json["permutation"] = report.permutation;
  json["metrics"] = Json::array();
  for (const MetaMetric& metric : report.metrics) json["metrics"].push_back(to_fields(metric));
  json["columns"] = Json::array();
  for (const MetaColumn& column : report.columns) json["columns"].push_back(to_fields(report, column));
  json["remarks"] = report.remarks;
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
