/// \file
/// The checks that there are, as a table for people or as JSON.
#pragma once

#include <span>
#include <string>

#include "lacuna/check_info.h"

namespace lacuna::reports {

/// One line a check: id, severity, rate of false alarms, whether it has to be switched on, what it finds. `width` in
/// cells.
[[nodiscard]] std::string to_table(std::span<const CheckInfo> checks, std::size_t width);

/// An array of objects: id, severity, summary, by_default, needs, false_alarm_rate (null: not measured).
[[nodiscard]] std::string to_json(std::span<const CheckInfo> checks);

}  // namespace lacuna::reports
