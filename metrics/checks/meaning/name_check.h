/// \file
/// Rules "name" and "acronym": proper names that are misspelt or lost, abbreviations in capitals that are changed or
/// lost.
///
/// Names are compared without marks (Nguyễn = Nguyen). A name that has another form in the target language (an exonym)
/// cannot be told from a lost one without knowing it, so loss is told of the surest only.
/// Thread-safety: pure functions. Cost: capitalised words of the source by words of the target; nothing without any.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Misspelt: next to a word of the same name that is right; or, from or to Vietnamese, a foreign name (no Vietnamese
/// syllable) one or two letters off. Lost: words with a capital inside ("YouTube"); names of two foreign words and more
/// in Vietnamese; with a language pack, names of two words and more that neither vocabulary has.
void run_name_check(const PairView& view, CheckOutcome& outcome);

/// Changed: a few letters or digits off, with the source's form gone. Lost: with digits (A380), or known to be the same
/// everywhere (NASA, PDF).
void run_acronym_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
