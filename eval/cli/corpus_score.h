/// \file
/// Scores of a corpus, as `score --mpi`, `map score` and `merge` name it.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "eval/cli/corpus_run.h"
#include "eval/cli/score_inputs.h"
#include "eval/cli/score_options.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// Tables whose lines hold the translation and its references; none: `score`'s own files are line-aligned.
struct ScoreTables {
  std::vector<std::string> files;
  std::string format;  ///< empty: by their names
  std::string hypothesis_field = "hypothesis";
  std::vector<std::string> reference_fields = {"reference"};
};

/// The words of a command line that set the options that `add_metric_options` added to `command`, as it was parsed.
[[nodiscard]] std::vector<std::string> metric_words(const CLI::App& command);

/// Errors: kUsage for what cannot be scored in chunks; those of the metrics.
[[nodiscard]] Result<CorpusWork> corpus_score(const ScoreArguments& arguments, const ScoreTables& tables,
                                              std::vector<std::string> words, const CorpusOptions& options,
                                              const Context& context);

/// Scores of a whole shard. Errors: chunks that are missing; metrics that cannot be made here.
[[nodiscard]] Result<Scored> scored_shard(const records::Shard& shard, const Context& context);

}  // namespace lacuna::cli
