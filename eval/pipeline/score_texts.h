/// \file
/// `score_texts` with a say in how its work is spread over threads.
#pragma once

#include <vector>

#include "eval/base/parallel.h"
#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// As `lacuna::score_texts`. Lines are cut into blocks of fixed size, one call of `parallel_for`'s body each; each
/// block prepares its references once for all systems, so memory beyond the tables does not grow with the texts. Rows
/// are written to their places in the tables, so the results never depend on the number of threads.
[[nodiscard]] Result<std::vector<SystemResult>> score_texts(const ScoreRequest& request,
                                                            const base::ParallelFor& parallel_for);

}  // namespace lacuna::pipeline
