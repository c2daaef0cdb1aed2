/// \file
/// A comparison for machines and people. Each writer is a pure function of the report; equal reports give equal bytes.
///
///     std::string text = reports::to_console(report, {.color = is_terminal, .width = columns});
///     Result<CompareReport> again = reports::compare_from_json(reports::to_json(report), "compare.json");
///
/// Thread-safe; linear.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lacuna/compare_report.h"
#include "lacuna/result.h"

namespace lacuna::reports {

struct CompareConsoleOptions {
  bool color = false;        ///< ANSI colours and styles; without them brackets mark the words that differ
  std::size_t top = 5;       ///< n-grams gained and lost of each system, and units by the first metric of each
  std::size_t width = 100;   ///< cells in a line; at least 40 are used
  bool cut_to_width = true;  ///< for a terminal: columns without room are left out, texts end after three lines; false
                             ///< for pipes and files, which have room
};

/// Lines for a terminal: scores, differences with tests, buckets, n-grams, units that differ most.
[[nodiscard]] std::string to_console(const CompareReport& report, const CompareConsoleOptions& options = {});

/// Markdown (GitHub's flavour) for a pull request: tables of scores and differences, the rest folded away, `top`
/// n-grams and units of each kind. Texts cannot break out of it. At most 60,000 bytes; scores and differences are never
/// cut.
[[nodiscard]] std::string to_markdown(const CompareReport& report, std::size_t top = 10);

/// All of it as JSON. Shape: reports/schema/compare.schema.json. Numbers keep full precision.
[[nodiscard]] std::string to_json(const CompareReport& report);

/// The report that `json` holds. `path` is for messages only. Errors (kFormat): not JSON, with line and byte; a schema
/// version other than ours; a key that is missing, unknown or of the wrong type; a list that has not one item for each
/// system or metric; an index that names nothing. The message names the place.
[[nodiscard]] Result<CompareReport> compare_from_json(std::string_view json, const std::string& path);

}  // namespace lacuna::reports
