/// \file
/// The metrics of a suite, as its rule names them.
#pragma once

#include <string>
#include <vector>

#include "eval/config/gate_rules.h"
#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// Where models lie that metrics need.
struct MetricFolders {
  std::vector<std::string> packs;
  std::vector<std::string> models;
};

/// The metric of each of the suite's rules, in their order. Errors: those of making it, with the rule's line in
/// `config_path`.
[[nodiscard]] Result<std::vector<MetricPtr>> make_gate_metrics(const config::SuiteRule& suite,
                                                               const MetricFolders& folders,
                                                               const std::string& config_path);

}  // namespace lacuna::pipeline
