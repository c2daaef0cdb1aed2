/// \file
/// The stations of `lacuna::check`, as functions from plain data to plain data.
#pragma once

#include "eval/base/parallel.h"
#include "eval/pipeline/aligned_pair.h"
#include "eval/pipeline/check_plan.h"
#include "eval/pipeline/unit_report.h"
#include "lacuna/progress.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// Fills `report.units`, `report.findings` (worst first), `report.suppressed` by marks in the file, and
/// `report.checks`; returns the sums that `report_scores` makes scores of, empty ones without a pack. Error (kUsage): a
/// pattern of the user's that takes too long.
[[nodiscard]] Result<CoverageSums> check_units(const AlignedPair& pair, const CheckPlan& plan,
                                               const base::ParallelFor& parallel, Progress* progress,
                                               RunReport& report);

}  // namespace lacuna::pipeline
