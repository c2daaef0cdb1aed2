/// \file
/// The list of checks: what runs over a unit, over all units, and what the engine finds by itself.
///
/// Adding a check: write its function beside its kin in a folder here, and its row in that folder's table.
#pragma once

#include <vector>

#include "metrics/checks/corpus_check.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Those that look at one unit and need no language pack, in the order of `all_checks`.
[[nodiscard]] std::vector<const PairCheck*> pair_checks();

/// Those that compare units.
[[nodiscard]] std::vector<const CorpusCheck*> corpus_checks();

}  // namespace lacuna::metrics
