/// \file
/// Escape sequences as they are written in a program's texts: rule "escape".
///
/// Counted by kind: `\n`, `\t`, `\r` and `\\`. A quotation mark that the source escapes and the translation does not
/// ends the string; `\u2026` may be written as the character itself. Software only. Pure; linear, and one search for a
/// text without a backslash.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_escapes(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
