/// \file
/// The checks of a corpus, as `check --corpus` and `map check` name it.
#pragma once

#include <string>
#include <vector>

#include "eval/cli/corpus_run.h"
#include "lacuna/check.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// `files`: tables, or with `rules.parallel` pairs of line-aligned texts. `rules` is without texts. Errors: kUsage for
/// files that are no pairs, formats that have no units on lines, languages that nobody names; those of the rules.
[[nodiscard]] Result<CorpusWork> corpus_check(const std::vector<std::string>& files, const CheckRequest& rules,
                                              const CorpusOptions& options);

}  // namespace lacuna::cli
