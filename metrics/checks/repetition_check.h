/// \file
/// Rule "repetition": the translation stutters, a word or phrase twice in a row that the source says once.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// The second copy is the target span. Up to 12 words; a word repeated in the source as well does not count.
[[nodiscard]] std::vector<CheckFinding> check_repetition(const UnitView& unit);

}  // namespace lacuna::metrics
