/// \file
/// The report of a corpus, from the shards of all of it.
#pragma once

#include "eval/records/shard.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// Of a shard of `CheckMeasure` that lacks no chunk: totals of all units, and those units that have the worst findings.
/// Errors: kMismatch for chunks that are missing, naming them; kFormat for sums that are not those of a check.
[[nodiscard]] Result<RunReport> corpus_report(const records::Shard& shard);

/// Errors: kMismatch for chunks that are missing, naming them.
[[nodiscard]] Status check_complete(const records::Shard& shard);

}  // namespace lacuna::pipeline
