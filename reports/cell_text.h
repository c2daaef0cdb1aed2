/// \file
/// Text for a spreadsheet's cell: what XML can hold, at most as long as a cell may be, with the words concerned apart.
/// Internal to the writers.
///
///     const CellText cell = marked_cell(*unit.source, finding.source);
///     for (const CellRun& run : cell.runs) write(run.text, run.is_marked);
///
/// Thread-safe; linear.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/finding.h"

namespace lacuna::reports {

inline constexpr std::size_t kMostCellUnits = 32767;  ///< UTF-16 code units that a cell may have

/// Stands where something is missing.
inline constexpr std::string_view kMissingMark = "[…]";

struct CellRun {
  std::string text;
  bool is_marked = false;
};

/// None of the runs is empty; none at all for an empty text.
struct CellText {
  std::vector<CellRun> runs;
  bool is_cut = false;  ///< an ellipsis stands for what did not fit
};

/// `text` with line breaks as they are, controls shown by their pictures (U+2400 …), and what XML cannot hold as
/// U+FFFD; "_x0041_", which a spreadsheet would take for an escape, is escaped. Its beginning, where it is too long.
[[nodiscard]] CellText plain_cell(std::string_view text, std::size_t most = kMostCellUnits);

/// The same with the words of `span`, or `kMissingMark` at its place, as a run of their own. Where it is too long, the
/// words are kept with as much of their surroundings as fits.
[[nodiscard]] CellText marked_cell(const TextSpan& text, const std::optional<TextSpan>& span,
                                   std::size_t most = kMostCellUnits);

/// Whether the first letter of `text` that has a direction is of a script that runs from right to left.
[[nodiscard]] bool reads_right_to_left(std::string_view text);

}  // namespace lacuna::reports
