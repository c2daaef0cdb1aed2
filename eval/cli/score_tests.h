/// \file
/// From scored systems to the report: intervals, paired tests, comparisons.
#pragma once

#include "eval/base/parallel.h"
#include "eval/cli/score_inputs.h"
#include "eval/cli/score_options.h"
#include "reports/score_report.h"

namespace lacuna::cli {

/// Scores with whatever test was asked for, signed. The seed is that of the variable SACREBLEU_SEED, or 12345. Errors:
/// a test of one system, documents that do not fit, undefined scores.
[[nodiscard]] Result<reports::ScoreReport> make_score_report(const ScoreArguments& arguments, const Scored& scored,
                                                             const base::ParallelFor& parallel_for);

}  // namespace lacuna::cli
