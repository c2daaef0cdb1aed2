/// \file
/// Leaves findings out of a report that was made before.
///
///     keep_findings({.min_probability = 0.5, .rules = {"omission"}}, report);
///
/// Thread-safety: a free function. Cost: findings × rules.
#pragma once

#include <string>
#include <vector>

#include "lacuna/run_report.h"

namespace lacuna::pipeline {

struct FindingFilter {
  double min_probability = 0.0;          ///< findings below are left out, 0..1
  std::vector<std::string> rules = {};   ///< globs; findings of other rules are left out; empty: none is
  Severity severity = Severity::kMinor;  ///< findings that are less severe are left out
};

/// Takes out of `report.findings` what the filter leaves out, and says so in `report.remarks`. What is suppressed, the
/// scores and the counts of checks stay as they are.
void keep_findings(const FindingFilter& filter, RunReport& report);

}  // namespace lacuna::pipeline
