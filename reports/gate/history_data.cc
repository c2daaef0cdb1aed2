#include <string>
#include <vector>

#include "reports/csv_record.h"
#include "reports/gate/history_fields.h"
#include "reports/gate/history_writers.h"
#include "reports/json_fields.h"

namespace lacuna::reports {
namespace {

constexpr int kSchemaVersion = 1;

}  // namespace

std::string history_csv(const std::vector<HistoryRun>& runs) {
  std::string csv;
  append_csv_record(
      csv, {"run", "time", "commit", "version", "config", "run_verdict", "exit_code", "suite", "metric", "signature",
            "lower_is_better", "value", "baseline", "gain", "gain_low", "gain_high", "verdict"});
  for (const HistoryRun& run : runs) {
    const std::string id = std::to_string(run.id);
    const std::string exit_code = std::to_string(run.exit_code);
    if (run.scores.empty()) {
      append_csv_record(csv, {id, run.time, run.commit, run.version, run.config, to_string(run.verdict), exit_code, "",
                              "", "", "", "", "", "", "", "", ""});
    }
    for (const HistoryScore& score : run.scores) {
      append_csv_record(csv, {id, run.time, run.commit, run.version, run.config, to_string(run.verdict), exit_code,
                              score.suite, score.metric, score.signature, score.lower_is_better ? "true" : "false",
                              csv_number(score.value), csv_number(score.baseline), csv_number(score.gain),
                              csv_number(score.gain_low), csv_number(score.gain_high), to_string(score.verdict)});
    }
  }
  return csv;
}

std::string history_json(const std::vector<HistoryRun>& runs) {
  Json json;
  json["schema_version"] = kSchemaVersion;
  json["runs"] = Json::array();
  for (const HistoryRun& run : runs) json["runs"].push_back(to_fields(run));
  return dump(json, 2) + "\n";
}

}  // namespace lacuna::reports
