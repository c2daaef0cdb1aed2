/// \file
/// Every check over one unit, with what they say of the same words settled between them.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// All findings of a unit, in order of place. Where checks overlap the more specific one speaks: words left in the
/// source language are not an omission, a stutter is not an addition, a number inside an omitted clause is part of it.
[[nodiscard]] std::vector<CheckFinding> check_unit(const UnitView& unit, double min_probability);

}  // namespace lacuna::metrics
