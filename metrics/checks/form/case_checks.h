/// \file
/// Small letters and capitals: rules "initial-case" and "all-capitals". Only where both sides' scripts have case.
///
/// Pure; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// One side begins with a capital, the other with a small letter. Names like "iPhone", words that the source has as
/// well and numbered items say nothing.
void check_initial_case(const PairView& view, CheckOutcome& outcome);

/// The whole unit in capitals on one side only, or a long word of it.
void check_all_capitals(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
