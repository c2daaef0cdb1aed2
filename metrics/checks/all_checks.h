/// \file
/// The checks that need a language pack, over one unit.
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

/// What a language pack lets one say of a unit; findings are not settled yet (`settle.h`). Omissions and additions less
/// probable than `min_probability` are not findings.
[[nodiscard]] UnitVerdict coverage_verdict(const UnitView& unit, double min_probability);

/// The same with numbers and what is said twice, settled, all of it at least `min_probability`.
[[nodiscard]] UnitVerdict check_unit(const UnitView& unit, double min_probability);

}  // namespace lacuna::metrics
