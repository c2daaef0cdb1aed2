/// \file
/// Vietnamese tone marks: rules "tone-mark" (the mark on a wrong letter) and "tone-style" (hoà and hòa in one text).
///
/// Pure; linear, and quick for other languages.
#pragma once

#include "metrics/checks/corpus_check.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Syllables that are wrong in either way of writing: "qúa", "tòan", "nguời".
void check_tone_mark(const PairView& view, CheckOutcome& outcome);

/// Open oa, oe, uy written in the way that most of the text does not have: the same word in both ways, or a few words
/// against all others. Names keep theirs unless the text writes the name both ways.
void check_tone_style(const CorpusInput& input, std::span<CheckOutcome> outcomes);

}  // namespace lacuna::metrics
