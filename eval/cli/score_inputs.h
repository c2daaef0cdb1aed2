/// \file
/// From the arguments of `lacuna score` to scored systems: metrics, texts, and scores of other tools.
#pragma once

#include <vector>

#include "eval/base/parallel.h"
#include "eval/cli/context.h"
#include "eval/cli/score_options.h"
#include "lacuna/scoring.h"

namespace lacuna::cli {

struct Scored {
  std::vector<MetricPtr> metrics;     ///< those that read texts, then those of other tools
  std::vector<SystemResult> systems;  ///< each with a result for every metric
  std::size_t units = 0;              ///< lines
};

/// The metrics that `arguments` choose, with their tokenisers: in the order in which scores are shown, each once.
/// Errors: options that make no sense; models and packs that are not there.
[[nodiscard]] Result<std::vector<MetricPtr>> make_metrics(const ScoreArguments& arguments, const Context& context);

/// Reads everything and scores it. Errors: whatever is wrong with the arguments or the files.
[[nodiscard]] Result<Scored> score_inputs(const ScoreArguments& arguments, Context& context,
                                          const base::ParallelFor& parallel_for);

}  // namespace lacuna::cli
