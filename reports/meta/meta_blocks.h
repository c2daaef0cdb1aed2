/// \file
/// What the console and the Markdown page show of a meta-evaluation. Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lacuna/meta_report.h"

namespace lacuna::reports {

/// Columns of one level and grouping, and the metrics in the order of the first of them.
struct MetaBlock {
  std::string title;  ///< "systems", "segments, by item"
  std::vector<const MetaColumn*> columns;
  std::vector<std::size_t> order;
};
[[nodiscard]] std::vector<MetaBlock> meta_blocks(const MetaReport& report);

/// "0.8123 (1)": the value and its rank; a dash when undefined.
[[nodiscard]] std::string meta_cell(const MetaValue& value);

/// Sentences on what was evaluated: people, systems, segments, tests; then the report's remarks, and why values are
/// undefined. Names in them are as they came.
[[nodiscard]] std::vector<std::string> meta_notes(const MetaReport& report);

}  // namespace lacuna::reports
