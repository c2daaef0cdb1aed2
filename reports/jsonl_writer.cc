#include "reports/jsonl_writer.h"

#include <utility>
#include <vector>

#include "reports/highlight.h"
#include "reports/json_fields.h"

namespace lacuna::reports {

std::string to_jsonl(const RunReport& report) {
  const std::vector<std::vector<std::size_t>> by_unit = findings_by_unit(report);
  std::string lines;
  for (std::size_t i = 0; i < report.units.size(); ++i) {
    Json json;
    json["schema_version"] = report.schema_version;
    json.update(to_fields(report.units[i]));
    json["rendered"] = rendered_fields(report.units[i]);
    Json findings = Json::array();
    for (const std::size_t finding : by_unit[i]) findings.push_back(to_fields(report.findings[finding]));
    json["findings"] = std::move(findings);
    lines += dump(json, -1) + "\n";
  }
  return lines;
}

}  // namespace lacuna::reports
