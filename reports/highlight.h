/// \file
/// A unit's text cut into runs at the borders of the findings on it, so that overlapping findings never have to nest.
///
///     for (const TextRun& run : highlight_runs(*unit.source, spans)) write(run.text, run.findings);
///
/// The texts of the runs, one after the other, are the unit's text. O(n log n) in the number of spans.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lacuna/finding.h"
#include "lacuna/run_report.h"
#include "lacuna/span.h"

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

/// Bytes of `unit.text` for bytes of the file: clipped to the unit and widened to whole code points; nothing for a span
/// that is wholly outside.
[[nodiscard]] std::optional<ByteSpan> span_in_unit(const TextSpan& unit, const ByteSpan& span);

/// Spans are clipped and widened as `span_in_unit` does it; those wholly outside are left out.
[[nodiscard]] std::vector<TextRun> highlight_runs(const TextSpan& unit, const std::vector<Highlight>& highlights);

/// The findings of each unit, worst first, as indices into `report.findings`; one that names no unit is left out.
[[nodiscard]] std::vector<std::vector<std::size_t>> findings_by_unit(const RunReport& report);

}  // namespace lacuna::reports
