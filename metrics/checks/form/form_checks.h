/// \file
/// The checks of this folder: the form of a translation, whatever it says.
#pragma once

#include <span>

#include "metrics/checks/corpus_check.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

[[nodiscard]] std::span<const PairCheck> form_checks();

/// Those that compare units.
[[nodiscard]] std::span<const CorpusCheck> form_corpus_checks();

}  // namespace lacuna::metrics
