/// \file
/// The mark before the letter that a label is called by on the keyboard ("&File", "_File", "~File"): rule
/// "accelerator".
///
/// Software only. Which of the marks a program uses no file says: one counts when the source has exactly one of its
/// kind, "_" and "~" only before a word's first letter. Where the translation puts it is its own matter: "Tệp (&F)".
/// Pure; linear, and three searches for a text without the marks.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_accelerators(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
