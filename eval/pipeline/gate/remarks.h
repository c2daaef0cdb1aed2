/// \file
/// What a reader of a comparison has to know: a change of settings looks like a change of the translation.
#pragma once

#include <string>
#include <vector>

#include "eval/records/baseline.h"
#include "lacuna/gate_report.h"

namespace lacuna::pipeline {

/// Appends a sentence for each metric that the baseline has and the suite has not; for each check whose findings are
/// new because it did not run for the baseline, and for each whose findings are gone because it does not run any more.
void remark_on_settings(const records::BaselineSuite& before, const SuiteGate& suite,
                        std::vector<std::string>& remarks);

}  // namespace lacuna::pipeline
