/// \file
/// Characters that do not belong into the translation: rules "invisible", "control", "mojibake", "confusable" and
/// "decomposed".
///
/// A character that the source has as often is carried over on purpose. Pure functions; linear, and quick for a text
/// without such characters.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Zero-width characters, soft hyphens and direction marks where no script needs them.
void check_invisible(const PairView& view, CheckOutcome& outcome);

/// Control characters and code points that are no characters.
void check_control(const PairView& view, CheckOutcome& outcome);

/// UTF-8 that was read as another encoding, and U+FFFD.
void check_mojibake(const PairView& view, CheckOutcome& outcome);

/// Letters that only look like the right ones (`text::find_confusables`).
void check_confusable(const PairView& view, CheckOutcome& outcome);

/// Letters with their marks as characters of their own, where one character exists (not in NFC).
void check_decomposed(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
