/// \file
/// A unit's text cut into runs at the borders of the findings on it, so that overlapping findings never have to nest.
///
///     for (const TextRun& run : highlight_runs(*unit.source, spans)) write(run.text, run.findings);
///
/// The texts of the runs, one after the other, are the unit's text. O(n log n) in the number of spans.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lacuna/finding.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

/// Bytes [begin, end) of the file that finding number `finding` is about; begin == end is a place.
struct Highlight {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t finding = 0;
};

/// A stretch over which the same findings hold, by number. Empty text: a place.
struct TextRun {
  std::string_view text;
  std::vector<std::size_t> findings;
  std::vector<std::size_t> ending;  ///< those of `findings` that end here

  [[nodiscard]] bool is_place() const { return text.empty(); }
};

/// Spans are clipped to the unit and widened to whole code points; those wholly outside are left out.
[[nodiscard]] std::vector<TextRun> highlight_runs(const TextSpan& unit, const std::vector<Highlight>& highlights);

/// The findings of each unit, worst first, as indices into `report.findings`; one that names no unit is left out.
[[nodiscard]] std::vector<std::vector<std::size_t>> findings_by_unit(const RunReport& report);

}  // namespace lacuna::reports
