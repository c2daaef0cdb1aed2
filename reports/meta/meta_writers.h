/// \file
/// How well metrics agree with people, for people and other programs. Pure functions; thread-safe; linear in the table
/// of metrics x statistics, and of p-values.
#pragma once

#include <cstddef>
#include <string>

#include "lacuna/meta_report.h"

namespace lacuna::reports {

struct MetaTextOptions {
  bool color = false;
  std::size_t width = 100;  ///< cells in a line; at least 40 are used
};

/// A block of columns for each level and grouping that fits the width: value and rank of each metric, the best of the
/// first column first; below, what the figures are of.
[[nodiscard]] std::string meta_table(const MetaReport& report, const MetaTextOptions& options);

/// A Markdown page (GitHub's flavour): a table for each level and grouping, and the p-values of each column, folded.
[[nodiscard]] std::string meta_markdown(const MetaReport& report);

/// A row for each column and metric, with a header (RFC 4180); an undefined value is empty.
[[nodiscard]] std::string meta_csv(const MetaReport& report);

/// Shape: reports/schema/meta.schema.json.
[[nodiscard]] std::string meta_json(const MetaReport& report);

}  // namespace lacuna::reports
