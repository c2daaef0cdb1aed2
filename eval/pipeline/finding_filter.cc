#include "eval/pipeline/finding_filter.h"

#include <algorithm>
#include <cstddef>

#include "eval/base/format_number.h"
#include "eval/base/glob.h"

namespace lacuna::pipeline {
namespace {

bool is_kept(const FindingFilter& filter, const Finding& finding) {
  if (finding.probability < filter.min_probability || finding.severity < filter.severity) return false;
  return filter.rules.empty() || std::any_of(filter.rules.begin(), filter.rules.end(), [&](const std::string& rule) {
           return base::glob_matches(rule, finding.rule);
         });
}

/// "probability from 0.5, rules omission or number, severity major or worse".
std::string conditions_of(const FindingFilter& filter) {
  std::string text;
  const auto add = [&](const std::string& condition) { text.append(text.empty() ? "" : ", ").append(condition); };
  if (filter.min_probability > 0.0) add("probability from " + base::format_shortest(filter.min_probability));
  if (!filter.rules.empty()) {
    std::string rules = filter.rules.size() == 1 ? "rule " : "rules ";
    for (std::size_t i = 0; i < filter.rules.size(); ++i) rules.append(i == 0 ? "" : " or ").append(filter.rules[i]);
    add(rules);
  }
  if (filter.severity > Severity::kMinor) {
    add(std::string("severity ") + to_string(filter.severity) +
        (filter.severity < Severity::kCritical ? " or worse" : ""));
  }
  return text;
}

}  // namespace

void keep_findings(const FindingFilter& filter, RunReport& report) {
  const std::size_t all = report.findings.size();
  std::erase_if(report.findings, [&](const Finding& finding) { return !is_kept(filter, finding); });
  if (report.findings.size() == all) return;
  report.remarks.push_back(std::to_string(all - report.findings.size()) + " of " + std::to_string(all) +
                           " findings are left out; shown: " + conditions_of(filter));
}

}  // namespace lacuna::pipeline
