/// \file
/// Markers in comments that switch a rule off for one unit: "lacuna:ignore number, url: the original is wrong".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::corpus {

/// The rules that a comment switches off: the words behind "lacuna:ignore", with commas between them, up to a colon, a
/// full stop followed by a space, or the end of the line; "all" alone stands for every rule. Nothing for a comment
/// without the marker.
[[nodiscard]] std::vector<std::string> ignored_rules(std::string_view comment);

/// The marker that switches `rules` off.
[[nodiscard]] std::string ignore_marker(const std::vector<std::string>& rules);

}  // namespace lacuna::corpus
