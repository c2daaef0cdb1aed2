/// \file
/// Slips of the hand in a word: rules "stray-capital" ("THe", "HEllo") and "tripled-letter" ("adddress").
///
/// Words that the source has too are left alone, and what is written so on purpose: plurals of abbreviations, units,
/// interjections, languages in which compounds have three equal letters. Pure; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Two capitals, then small letters only.
void check_stray_capital(const PairView& view, CheckOutcome& outcome);

/// One letter three times in a row, in a word that has others as well.
void check_tripled_letter(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
