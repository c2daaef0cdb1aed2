/// \file
/// Rule "spelling": a word of the translation that no dictionary of its language knows (`eval/text/spelling.h`).
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Looks at words in small letters only: capitalised words are names as often as not. Passes over words with digits,
/// words that the source has too or that a term list has, parts of addresses and file names, and single letters. A
/// word is reported once a unit.
void check_spelling(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
