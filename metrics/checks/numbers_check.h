/// \file
/// Rule "number": a number made of digits on one side has no number of the same value on the other.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// A source number that is lost, paired with the unmatched target number nearest to its place when there is one
/// ("changed"); then target numbers that nothing in the source names ("extra"). Only certain numbers count.
[[nodiscard]] std::vector<CheckFinding> check_numbers(const UnitView& unit);

}  // namespace lacuna::metrics
