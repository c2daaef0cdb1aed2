/// \file
/// Every check over one unit, with what they say of the same words settled between them.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// What the checks say of a unit.
struct UnitVerdict {
  std::vector<CheckFinding> findings;  ///< in order of place
  double omission_probability = 0.0;   ///< that anything of the source was left out, shown as a finding or not
  double addition_probability = 0.0;   ///< that anything of the target has no source
};

/// Every check over one unit. Where checks overlap the more specific one speaks: words left in the
/// source language are not an omission, a stutter is not an addition, a number inside an omitted clause is part of it.
[[nodiscard]] UnitVerdict check_unit(const UnitView& unit, double min_probability);

}  // namespace lacuna::metrics
