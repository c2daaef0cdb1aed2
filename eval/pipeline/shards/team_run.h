/// \file
/// A corpus measured by a team of processes: each takes its share of the chunks, and the first one gets the whole.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "eval/base/team.h"
#include "eval/pipeline/shards/map_chunks.h"
#include "eval/records/shard.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// What is known of a run before it begins, and where its results are kept.
struct TeamRun {
  CorpusRun run;
  records::Shard done = {};  ///< results of an earlier run, at the first rank; its chunks are not measured again
  KeepShard keep = {};       ///< may be empty
};

/// Shares of about as many bytes, contiguous, fixed beforehand; results go up a binomial tree, merged on the way. The
/// whole at the first rank, nothing at the others. A rank whose work ends with an error does not stop the others: the
/// first rank says which ones there were, and what is missing. Errors: those, at the first rank (at the others their
/// own); kInterrupted, at once, without a word to the others.
[[nodiscard]] Result<std::optional<records::Shard>> map_with_team(base::Team& team, const TeamRun& run,
                                                                  const ChunkMeasure& measure, Progress* progress);

}  // namespace lacuna::pipeline
