/// \file
/// Rule "unit": the same number with another unit of measure or currency on the other side, or without one.
///
/// Amounts that change with their unit (20 miles, 32 km) are conversions, no errors.
/// Thread-safety: pure function. Cost: a few look-ups for each number; nothing for a unit without numbers.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Looks at the numbers that both sides have. Units that changed are always told when the number stands once on each
/// side, otherwise when neither side names the other's unit; units that are lost or added only when the other side does
/// not name them at all.
void run_unit_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
