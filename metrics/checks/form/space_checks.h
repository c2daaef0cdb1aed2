/// \file
/// White space that differs from the source's: rules "edge-space", "double-space" and "line-breaks".
///
/// Pure functions; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// White space at the beginning or end of one side only, or another one.
void check_edge_space(const PairView& view, CheckOutcome& outcome);

/// Several spaces in a row inside a line, more often than in the source.
void check_double_space(const PairView& view, CheckOutcome& outcome);

/// Another number of line breaks, tabs, or (in software) written "\n" and "\t". In prose a break inside a sentence does
/// not count: lines are filled anew.
void check_line_breaks(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
