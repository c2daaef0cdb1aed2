/// \file
/// Checked units as rows and findings of a report.
#pragma once

#include <span>
#include <string>

#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/check_plan.h"
#include "eval/pipeline/checked_unit.h"
#include "eval/stats/ratio_sums.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// Sums over units that the report's scores are made of.
struct CoverageSums {
  stats::RatioSums source;      ///< covered, of its information in nats
  stats::RatioSums target;      ///< likewise
  stats::RatioSums characters;  ///< of the target, per one of the source; without white space

  void add(const CheckedUnit& unit);
};

/// The order of findings: severity, then probability.
[[nodiscard]] bool is_worse(const Finding& a, const Finding& b);

/// Fills `report.units`, which take the units' rendered words, and `report.findings`, which become worst first.
void report_units(const AlignedPair& pair, const CheckPlan& plan, std::span<CheckedUnit> units, RunReport& report);

/// Fills `report.scores`.
void report_scores(const CoverageSums& sums, const langpack::LanguagePack& pack, RunReport& report);

}  // namespace lacuna::pipeline
