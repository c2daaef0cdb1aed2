#include "eval/pipeline/gate/remarks.h"

#include <algorithm>
#include <cstddef>
#include <map>

namespace lacuna::pipeline {
namespace {

/// Findings by their check.
using Counts = std::map<std::string, std::size_t>;

std::string findings(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " finding of " : " findings of ");
}

void remark_on_metrics(const records::BaselineSuite& before, const SuiteGate& suite,
                       std::vector<std::string>& remarks) {
  for (const records::BaselineMetric& known : before.metrics) {
    const bool here = std::any_of(suite.metrics.begin(), suite.metrics.end(),
                                  [&](const MetricGate& metric) { return metric.score.metric == known.metric; });
    if (!here)
      remarks.push_back(suite.name + ": " + known.metric + " is in the baseline, but is not measured any more");
  }
}

}  // namespace

void remark_on_settings(const records::BaselineSuite& before, const SuiteGate& suite,
                        std::vector<std::string>& remarks) {
  remark_on_metrics(before, suite, remarks);
  if (!suite.check) return;
  Counts fresh;
  for (std::size_t i = 0; i < suite.findings.size(); ++i) {
    const std::string& rule = suite.check->findings[i].rule;
    const bool ran = std::binary_search(before.checks.begin(), before.checks.end(), rule);
    if (suite.findings[i].state == FindingState::kNew && !ran) ++fresh[rule];
  }
  Counts gone;
  for (const KnownFinding& finding : suite.fixed) {
    const bool runs = std::any_of(suite.check->checks.begin(), suite.check->checks.end(),
                                  [&](const CheckSummary& check) { return check.rule == finding.rule; });
    if (!runs) ++gone[finding.rule];
  }
  for (const auto& [rule, count] : fresh) {
    remarks.push_back(suite.name + ": " + findings(count) + rule +
                      " count as new; the check did not run for the baseline, or had nothing to look at");
  }
  for (const auto& [rule, count] : gone) {
    remarks.push_back(suite.name + ": " + findings(count) + rule + " are gone because the check does not run any more");
  }
}

}  // namespace lacuna::pipeline
