/// \file
/// Rules "term" and "forbidden-term": the words that the term lists ask for and forbid (`term_index.h`).
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// A term of the source none of whose target words stands in the translation. One that a forbidden word stands for is
/// "forbidden-term"'s to report.
void check_terms(const PairView& view, CheckOutcome& outcome);

/// A word of the translation that is forbidden for a term of the source, or everywhere. Not where it is part of a
/// longer target word of the lists.
void check_forbidden_terms(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
