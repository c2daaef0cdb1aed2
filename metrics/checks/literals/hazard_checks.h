/// \file
/// What must never stand in a translation: rules "merge-marker" (a message that a merge left in two versions) and
/// "unsafe-markup" (scripts that the source does not have).
///
/// Pure; linear, and one search for a text without the characters that they need.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// gettext's "#-#-#-#-#", and lines that begin with "<<<<<<<" or ">>>>>>>" as Git writes them.
void check_merge_marker(const PairView& view, CheckOutcome& outcome);

/// `<script`, `<iframe` and their like, attributes that hold a script (`onclick=`), and addresses that are one.
void check_unsafe_markup(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
