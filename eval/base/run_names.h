/// \file
/// Names for runs of `check`, the same in every report.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "lacuna/compare.h"

namespace lacuna::base {

/// A name for each run, in their order, all different (`short_names`): of its translation's file where these differ;
/// else of the file that the run was saved in.
[[nodiscard]] std::vector<std::string> run_names(std::span<const NamedRun> runs);

}  // namespace lacuna::base
