/// \file
/// The structure of ICU messages in a translation: what rule "placeholder" says of plurals and selects as a whole.
///
/// Every one needs its branch for "other" and its closing brace, and none may follow behind. Pure; linear.
#pragma once

#include <string_view>

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// How the finding of a message without its end begins; at most one is given for a unit.
inline constexpr std::string_view kMessageNotClosed = "message format not closed: ";

/// Appends to what was found of the message's parts.
void check_messages(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
