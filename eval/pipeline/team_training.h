/// \file
/// `train` and `adapt` by the ranks of a team: the word alignment, which takes longest, is divided between them.
///
///     Result<TrainSummary> summary = pipeline::train_with(options, *team, progress);
///
/// Every rank reads all texts and holds them and the vocabularies, but only the places of its share of the pairs
/// (`align::HmmAligner`). The first rank alone makes the tokeniser, calibrates and writes the pack, which has the same
/// bytes for any number of ranks; its summary alone has figures. A failure before or after the alignment is an error at
/// every rank, the same one. Thread-safety: that of the team.
#pragma once

#include "eval/base/team.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"
#include "lacuna/train.h"

namespace lacuna::pipeline {

/// As `train`. Errors besides: the team's (kIo).
[[nodiscard]] Result<TrainSummary> train_with(const TrainOptions& options, base::Team& team, Progress* progress);
/// As `adapt`, likewise.
[[nodiscard]] Result<TrainSummary> adapt_with(const AdaptOptions& options, base::Team& team, Progress* progress);

}  // namespace lacuna::pipeline
