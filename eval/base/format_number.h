/// \file
/// Numbers as text, the same under every locale.
#pragma once

#include <string>

namespace lacuna::base {

/// Shortest text that reads back to the same double (`std::to_chars`).
[[nodiscard]] std::string format_shortest(double value);

/// `digits` digits after the point.
[[nodiscard]] std::string format_fixed(double value, int digits);

}  // namespace lacuna::base
