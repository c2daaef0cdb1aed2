/// \file
/// Runs of `check` to compare: what they found and covered, as tables of rows that the tests of scores take.
#pragma once

#include <span>

#include "eval/pipeline/compare/compared.h"
#include "lacuna/compare.h"

namespace lacuna::pipeline {

/// Texts of the common units, findings, languages, the table by check, and as metrics:
/// - coverage.source.characters and coverage.target.characters, where every run had a language pack: the mean of the
/// units' coverage, weighted
///   by the characters of that side (a report does not keep the information that `check` weighs them by);
/// - findings per 100 units, and the same weighted by their probabilities: how many of them a careful reader would
/// agree
///   with. On a unit alone they are findings, not hundreds.
/// What is suppressed does not count. The texts stay those of `runs`. Errors: as `common_units` and `system_names`;
/// kMismatch for runs without a unit.
[[nodiscard]] Result<Compared> compared_runs(std::span<const NamedRun> runs);

}  // namespace lacuna::pipeline
