/// \file
/// Rows of cells as lines with aligned columns. Internal to the writers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lacuna::reports {

using TableRow = std::vector<std::string>;

/// A line for each row, without a line end: columns as wide as their widest cell, two spaces between them, the first
/// `left` columns to the left and the others to the right. Cells hold no controls; rows may be of unequal length.
[[nodiscard]] std::vector<std::string> aligned_lines(const std::vector<TableRow>& rows, std::size_t left = 1);

/// Takes out the columns that are empty below the first row, which is the head.
void drop_empty_columns(std::vector<TableRow>& rows);

}  // namespace lacuna::reports
