/// \file
/// Rule "list-length": an enumeration ("A, B, C and D") or a list of lines has another number of items than in the
/// source.
///
/// Thread-safety: pure function. Cost: linear; ends early without a comma or a line break.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Looks at units that have exactly one enumeration of three items and more on each side, ended by "and" or "or" (in
/// the languages whose words for them are known).
void run_list_length_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
