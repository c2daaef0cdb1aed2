/// \file
/// A gain's interval as a small drawing. Internal to the writers.
#pragma once

#include <string>

#include "lacuna/gate_report.h"

namespace lacuna::reports {

/// An inline <svg>: the interval as a bar with its estimate, the zero line, and the line of the margin. Colours come
/// from the page's style sheet, by class. Empty when there is no interval.
[[nodiscard]] std::string interval_svg(const MetricGate& gate);

}  // namespace lacuna::reports
