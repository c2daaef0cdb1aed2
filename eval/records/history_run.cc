#include <algorithm>
#include <utility>

#include "lacuna/gate_report.h"
#include "lacuna/history.h"

namespace lacuna {
namespace {

HistoryScore history_score(const SuiteGate& suite, const MetricGate& metric) {
  HistoryScore score{.suite = suite.name, .metric = metric.score.metric, .signature = metric.score.signature};
  score.lower_is_better = metric.direction == Direction::kLower;
  score.value = metric.score.value;
  score.baseline = metric.baseline;
  if (metric.gain) {
    score.gain = metric.gain->estimate;
    score.gain_low = metric.gain->low;
    score.gain_high = metric.gain->high;
  }
  score.verdict = metric.verdict;
  return score;
}

HistoryFindings history_findings(const SuiteGate& suite) {
  HistoryFindings counts{.suite = suite.name, .units = suite.units};
  counts.fixed = suite.fixed.size();
  counts.verdict = suite.verdict;
  counts.checked = suite.check.has_value();
  if (!suite.check) return counts;
  for (const Finding& finding : suite.check->findings) {
    switch (finding.severity) {
      case Severity::kMinor: ++counts.minor; break;
      case Severity::kMajor: ++counts.major; break;
      case Severity::kCritical: ++counts.critical; break;
    }
  }
  counts.added = static_cast<std::uint64_t>(
      std::count_if(suite.findings.begin(), suite.findings.end(),
                    [](const FindingGate& finding) { return finding.state != FindingState::kUnchanged; }));
  counts.suppressed = suite.check->suppressed.size();
  return counts;
}

}  // namespace

HistoryRun history_run(const GateReport& report, std::string time, std::string commit) {
  HistoryRun run;
  run.time = std::move(time);
  run.commit = std::move(commit);
  run.version = report.tool.version;
  run.config = report.config_path;
  run.verdict = report.verdict;
  run.exit_code = report.exit_code;
  for (const SuiteGate& suite : report.suites) {
    for (const MetricGate& metric : suite.metrics) run.scores.push_back(history_score(suite, metric));
    run.findings.push_back(history_findings(suite));
  }
  return run;
}

}  // namespace lacuna
