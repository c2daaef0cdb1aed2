/// \file
/// Rules "omission" and "addition": words of one side that the other does not render.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/unit_view.h"
#include "metrics/omission_scan.h"

namespace lacuna::metrics {

struct RunFindings {
  std::vector<CheckFinding> findings;  ///< in order of place
  double unit_probability = 0.0;       ///< that anything was left out
};

/// Runs of uncovered source terms with a calibrated probability of at least `min_probability`. The target span is the
/// empty one at the place where the rendering would be expected.
[[nodiscard]] RunFindings check_omissions(const UnitView& unit, double min_probability);

/// The same with the sides swapped: target words without a source.
[[nodiscard]] RunFindings check_additions(const UnitView& unit, double min_probability);

/// The finding for one run of the source (`omission`) or of the target (`addition`).
[[nodiscard]] CheckFinding omission_finding(const UnitView& unit, const Run& run);
[[nodiscard]] CheckFinding addition_finding(const UnitView& unit, const Run& run);

}  // namespace lacuna::metrics
