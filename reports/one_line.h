/// \file
/// Text inside a terminal's line. Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::reports {

/// On one line: white space becomes one space, controls and bidirectional controls become visible, and what is not
/// UTF-8 becomes U+FFFD.
[[nodiscard]] std::string one_line(std::string_view text);

/// `one_line` in at most `width` cells; an ellipsis says that the end is cut off.
[[nodiscard]] std::string cut_line(std::string_view text, std::size_t width);

/// The same of a line that is safe already, and whose spaces count: a row of a table.
[[nodiscard]] std::string cut_row(std::string line, std::size_t width);

}  // namespace lacuna::reports
