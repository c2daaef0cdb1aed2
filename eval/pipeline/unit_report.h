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

/// Fills `report.units`, which take the units' rendered words, and `report.findings`, which become worst first.
void report_units(const AlignedPair& pair, const CheckPlan& plan, std::span<CheckedUnit> units, RunReport& report);

/// Fills `report.scores`, which say that they were measured with `pack`.
void report_scores(const CoverageSums& sums, const PackInfo& pack, RunReport& report);

}  // namespace lacuna::pipeline
