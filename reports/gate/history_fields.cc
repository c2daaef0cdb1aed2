#include "reports/gate/history_fields.h"

namespace lacuna::reports {
namespace {

Json to_fields(const HistoryScore& score) {
  Json json;
  json["suite"] = score.suite;
  json["metric"] = score.metric;
  json["signature"] = score.signature;
  json["lower_is_better"] = score.lower_is_better;
  json["value"] = reports::to_fields(score.value);
  json["baseline"] = reports::to_fields(score.baseline);
  json["gain"] = reports::to_fields(score.gain);
  json["gain_low"] = reports::to_fields(score.gain_low);
  json["gain_high"] = reports::to_fields(score.gain_high);
  json["verdict"] = to_string(score.verdict);
  return json;
}

Json to_fields(const HistoryFindings& findings) {
  Json json;
  json["suite"] = findings.suite;
  json["checked"] = findings.checked;
  json["units"] = findings.units;
  json["minor"] = findings.minor;
  json["major"] = findings.major;
  json["critical"] = findings.critical;
  json["added"] = findings.added;
  json["fixed"] = findings.fixed;
  json["suppressed"] = findings.suppressed;
  json["verdict"] = to_string(findings.verdict);
  return json;
}

}  // namespace

Json to_fields(const HistoryRun& run) {
  Json json;
  json["id"] = run.id;
  json["time"] = run.time;
  json["commit"] = run.commit;
  json["version"] = run.version;
  json["config"] = run.config;
  json["verdict"] = to_string(run.verdict);
  json["exit_code"] = run.exit_code;
  json["scores"] = Json::array();
  for (const HistoryScore& score : run.scores) json["scores"].push_back(to_fields(score));
  json["findings"] = Json::array();
  for (const HistoryFindings& findings : run.findings) json["findings"].push_back(to_fields(findings));
  return json;
}

}  // namespace lacuna::reports
