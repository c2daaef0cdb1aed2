/// \file
/// Rule "spacing": white space before marks and behind opening brackets, none behind marks, and marks set twice.
///
/// What the source has as often is left alone, so are numbers, times, smileys, spaced ellipses, code, and scripts that
/// do not space their marks. French has spaces before ; : ! ? and lacks them otherwise. Pure; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_spacing(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
