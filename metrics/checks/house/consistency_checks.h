/// \file
/// Checks that compare units with each other.
#pragma once

#include <span>

#include "metrics/checks/corpus_check.h"

namespace lacuna::metrics {

[[nodiscard]] std::span<const CorpusCheck> consistency_checks();

}  // namespace lacuna::metrics
