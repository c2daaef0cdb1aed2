/// \file
/// How much text there is: rules "empty", "max-length" and "length".
///
/// Pure; linear.
#pragma once

#include <string_view>

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// The source has text, the translation has none.
void check_empty(const PairView& view, CheckOutcome& outcome);

/// More characters, as a reader counts them, than the file or the settings allow. Tags and inline codes are not
/// counted.
void check_max_length(const PairView& view, CheckOutcome& outcome);

/// Far too short or too long for its source: by the language pack's model where there is one, else by one for all pairs
/// of languages that knows how dense scripts are.
void check_length(const PairView& view, CheckOutcome& outcome);

/// Letters and digits of a text, weighted by how much its script says with a character: Latin 1, Han 3, … What is equal
/// between a text and its translation, more or less.
[[nodiscard]] double text_volume(const SideText& side);

}  // namespace lacuna::metrics
