/// \file
/// How many terminal cells text takes. Rules of thumb in place of Unicode's tables: combining marks, joiners and
/// variation selectors take none; East Asian wide ranges and emoji take two; all else takes one.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna::reports {

/// What a reader sees as one character: a base with its marks, an emoji sequence, a pair of regional indicators.
struct Cluster {
  std::size_t end = 0;    ///< byte position behind it
  std::size_t width = 0;  ///< cells
};
[[nodiscard]] Cluster cluster_at(std::string_view text, std::size_t position);

/// Cells of the whole text, which holds no controls.
[[nodiscard]] std::size_t display_width(std::string_view text);

}  // namespace lacuna::reports
