/// \file
/// The mark at the end of a text: rule "end-mark"; and how ellipses are written: rule "ellipsis".
///
/// Marks of other scripts are equal (。 . । ۔; ？ ؟ and Greek ;), inside or outside of closing quotes and brackets.
/// Pure; linear, and quick where both sides end alike.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Full stop, question mark, exclamation mark, colon, semicolon or ellipsis at the end of one side, but not the other.
void check_end_mark(const PairView& view, CheckOutcome& outcome);

/// An ellipsis at the end of one side, no mark on the other; and "…" on one side for "..." on the other.
void check_ellipsis(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
