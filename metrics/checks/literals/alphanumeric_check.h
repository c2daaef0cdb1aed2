/// \file
/// Codes of letters and digits that a translation carries over ("XJ-200", "A4", "IPv6", "802.11ac", "v2.3.1"): rule
/// "alphanumeric".
///
/// Compared without hyphens, spaces, full stops and case. Numbers with a unit or an ending ("120GB", "3rd", "1990s"),
/// chemical formulas, and what is a literal are none; where "acronym" and "number" speak of the same code, they have
/// the say (`settle.h`). Pure; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_alphanumeric(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
