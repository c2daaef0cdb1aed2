/// \file
/// Rule "copied": the translation is the source as it is, apart from numbers, names and literals.
///
/// Thread-safety: pure functions. Cost: linear; the first words that differ end it.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Texts in two languages whose words are the same one by one, with a word among them that is no name, no brand and no
/// loan that languages share ("OK", "email").
[[nodiscard]] bool is_copy(const PairView& view);

void run_copied_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
