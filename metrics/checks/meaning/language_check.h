/// \file
/// Rule "language": the translation, or a sentence of it, is in another language than it should be.
///
/// Thread-safety: pure function. Cost: a look at the words that tell most languages apart; a few microseconds for a
/// text in which they are few.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Says nothing of texts too short to tell, of languages that are easily taken for each other, and of a copy of the
/// source, which the rule "copied" is for.
void run_language_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
