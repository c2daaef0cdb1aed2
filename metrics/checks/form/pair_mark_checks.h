/// \file
/// Marks that come in pairs: rules "bracket" and "quote".
///
/// What is unpaired in the source in the same way is left alone: intervals, quotations over several sentences. Smileys,
/// list markers, apostrophes, feet and inches are no brackets or quotes. Pure; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Brackets opened and not closed, or closed and not opened.
void check_bracket(const PairView& view, CheckOutcome& outcome);

/// Quotation marks without a partner.
void check_quote(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
