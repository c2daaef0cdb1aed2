/// \file
/// Verdicts: a suite's measure against the baseline and its rule. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/config/gate_rules.h"
#include "eval/pipeline/gate/findings.h"
#include "eval/pipeline/gate/suites.h"
#include "eval/records/baseline.h"
#include "eval/records/suite_cache.h"
#include "eval/stats/gains.h"
#include "lacuna/gate_report.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// What is the same for all suites of a run.
struct JudgeSettings {
  double alpha = 0.05;  ///< of one comparison
  std::size_t samples = 1000;
  std::uint64_t seed = 12345;
  Acceptance acceptance = {};
};

/// A metric's verdict by its limits: fail where the score, the drop as measured or the whole interval is beyond one;
/// pass where the interval is within the margin; otherwise inconclusive. `before` is null without a baseline.
[[nodiscard]] MetricGate judge_metric(const config::MetricRule& rule, const Metric& metric, const Score& score,
                                      const records::BaselineMetric* before, const std::optional<stats::Gain>& gain,
                                      double alpha);

/// Compares with the suite of the baseline, which may be null. `documents` has the document of each unit, or nothing.
[[nodiscard]] SuiteGate judge_suite(const GateSuite& suite, const std::vector<MetricPtr>& metrics,
                                    records::SuiteMeasure measure, const std::vector<std::uint32_t>& documents,
                                    const records::BaselineSuite* before, const JudgeSettings& settings,
                                    const base::ParallelFor& parallel_for);

/// Why a measure cannot be compared with the baseline: other sources, references, documents or texts, other signatures,
/// another pack. Empty: it can.
[[nodiscard]] std::vector<std::string> differences(const records::SuiteMeasure& measure,
                                                   const records::BaselineSuite& before);

}  // namespace lacuna::pipeline
