/// \file
/// Rule "placeholder": what a program puts values in for, compared between source and translation.
///
/// Found are placeholders that are lost, added, changed (another type, a misspelt name), damaged ("% s", "{0",
/// full-width signs), unnumbered ones of different types in another order, numbered and unnumbered ones mixed, a '%'
/// that has to be
/// "%%" where its neighbours are read by printf, ICU messages that are not closed, lack "other" or have other cases of
/// a `select`, and escape sequences ("\n") that are lost or added. Not found: numbered or named ones in another order,
/// "%s %s" that became "%2$s %1$s", the categories of plurals, and the number in a form that says "one".
/// Thread-safety: pure. Cost: nothing to speak of where no side has any.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_placeholders(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
