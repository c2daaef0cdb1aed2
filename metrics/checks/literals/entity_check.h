/// \file
/// Rule "entity": references to characters that are broken, and '&' or '<' bare where the source writes them escaped.
///
/// That a character is written itself in place of its reference (a no-break space for "&nbsp;") is no matter here.
/// Thread-safety: pure. Cost: nothing to speak of where the target has no '&' and the source no reference.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_entities(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
