/// \file
/// The stations of `lacuna::check`, as functions from plain data to plain data.
#pragma once

#include "eval/base/parallel.h"
#include "eval/langpack/pack.h"
#include "eval/pipeline/aligned_pair.h"
#include "lacuna/progress.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// Fills `report.units`, `report.findings` (worst first) and `report.scores`.
void check_units(const AlignedPair& pair, const langpack::LanguagePack& pack, double min_probability,
                 const base::ParallelFor& parallel, Progress* progress, RunReport& report);

}  // namespace lacuna::pipeline
