/// \file
/// Rule "untranslated": words of the source language left standing in the translation.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// Two or more target words in a row that stand in the same order in the source, that the target language does not
/// know, and that are not all capitalised (names stay as they are).
[[nodiscard]] std::vector<CheckFinding> check_untranslated(const UnitView& unit);

}  // namespace lacuna::metrics
