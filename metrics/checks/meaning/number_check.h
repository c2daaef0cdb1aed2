/// \file
/// Rules "number" and "number-added": numbers by value, whatever their form. A number made of digits on one side has no
/// number of the same value on the other.
///
/// Thread-safety: pure functions. Cost: the product of the two sides' numbers; nothing for a unit without any.
#pragma once

#include <vector>

#include "metrics/checks/check_finding.h"
#include "metrics/checks/pair_check.h"
#include "metrics/checks/unit_view.h"

namespace lacuna::metrics {

/// Source numbers that are lost, each paired with the unmatched target number nearest to its place when there is one
/// ("changed"). Only certain numbers count.
void run_number_check(const PairView& view, CheckOutcome& outcome);

/// Target numbers that nothing in the source names and that no lost number became.
void run_number_added_check(const PairView& view, CheckOutcome& outcome);

/// Both over a unit that a language pack covers.
[[nodiscard]] std::vector<CheckFinding> check_numbers(const UnitView& unit);

}  // namespace lacuna::metrics
