/// \file
/// Rule "negation": one side denies and nothing on the other side answers it.
///
/// Thread-safety: pure function. Cost: a look-up for each word and the product of the numbers of negations; ends early
/// without one.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Negations of both sides are paired in order, near each other first. One that is sure ("không thể", "n't") and stays
/// alone is reported unless a word of denial ("fail", "un-", "trừ") stands at its place on the other side and renders
/// nothing else there: a word of the same sense ("thiếu": "lack") near by takes it. Less sure: one beside another that
/// has its answer ("không A, không B": "not A or B"), and one in front of words that are often denied without a
/// negation. Vietnamese, English, French, German and Spanish; any sign of denial is an answer in the last three.
void run_negation_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
