/// \file
/// Signs that a translation carries over: rule "symbol".
///
/// ® ™ © § ¶ ° ± × ÷ ≤ ≥ ≠ ≈ † ‡ № ✓ → •. A sign is kept when the translation has it, another form of it ("(R)", "->",
/// "<=") or, where there is one, the word for it ("độ", "section"). How often is asked of ® ™ © alone. Pure; linear.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void check_symbols(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
