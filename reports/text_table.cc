#include "reports/text_table.h"

#include <algorithm>

#include "reports/display_width.h"

namespace lacuna::reports {

std::vector<std::string> aligned_lines(const std::vector<TableRow>& rows, std::size_t left) {
  std::vector<std::size_t> widths;
  for (const TableRow& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  }
  std::vector<std::string> lines;
  lines.reserve(rows.size());
  for (const TableRow& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string padding(widths[c] - display_width(row[c]), ' ');
      if (c > 0) line += "  ";
      if (c >= left) line += padding;
      line += row[c];
      if (c < left && c + 1 < row.size()) line += padding;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

void drop_empty_columns(std::vector<TableRow>& rows) {
  std::size_t columns = 0;
  for (const TableRow& row : rows) columns = std::max(columns, row.size());
  for (std::size_t c = columns; c-- > 0;) {
    const bool is_empty = std::all_of(rows.begin() + (rows.empty() ? 0 : 1), rows.end(),
                                      [&](const TableRow& row) { return c >= row.size() || row[c].empty(); });
    if (!is_empty) continue;
    for (TableRow& row : rows) {
      if (c < row.size()) row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
    }
  }
}

}  // namespace lacuna::reports
