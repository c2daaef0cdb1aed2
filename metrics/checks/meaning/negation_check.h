/// \file
/// Rule "negation": one side denies and the other has no sign of a denial.
///
/// Thread-safety: pure function. Cost: a look-up for each word; ends early without a sure negation.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Looks at sentences with a sure negation on one side ("không", "n't"); every sign of one on the other, however weak
/// ("un-", "fail", "without", "trừ"), is an answer to it. Vietnamese, English, French, German and Spanish.
void run_negation_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
