/// \file
/// What a suite's files measure, whatever the baseline; and what that depends on.
#pragma once

#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/config/config.h"
#include "eval/pipeline/gate/suites.h"
#include "eval/records/suite_cache.h"
#include "lacuna/gate.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// A suite's files as they are now.
struct SuiteInputs {
  std::vector<GateInput> files;  ///< with the digests of their texts
  std::string digest;            ///< of all bytes
};

/// Errors: kIo.
[[nodiscard]] Result<SuiteInputs> read_inputs(const GateSuite& suite);

/// A digest of everything that is the same for all suites and that a measure depends on: the version, the
/// configuration, term lists, which suppressions have expired, packs and dictionaries. Errors: kIo.
[[nodiscard]] Result<std::string> settings_digest(const GateRequest& request, const config::Config& config);

/// The key of the suite's measure: a digest of the settings, the rule and the files.
[[nodiscard]] std::string measure_key(const std::string& settings, const GateSuite& suite, const SuiteInputs& inputs,
                                      const std::vector<MetricPtr>& metrics);

/// Scores and checks. A suite without a source, or whose rule wants no checks, is checked for hard breaks alone; for
/// want of a source, against its first reference. Errors: those of `score_texts`, `check` and the readers.
[[nodiscard]] Result<records::SuiteMeasure> measure_suite(const GateSuite& suite, std::vector<GateInput> inputs,
                                                          const std::vector<MetricPtr>& metrics,
                                                          const GateRequest& request,
                                                          const base::ParallelFor& parallel_for);

}  // namespace lacuna::pipeline
