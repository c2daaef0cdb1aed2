#include <algorithm>
#include <string>
#include <vector>

#include "reports/display_width.h"
#include "reports/meta/meta_blocks.h"
#include "reports/meta/meta_writers.h"
#include "reports/one_line.h"
#include "reports/terminal_text.h"
#include "reports/text_table.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLeastWidth = 40;

/// A table of the columns [first, end) of a block.
std::vector<std::string> lines_of(const MetaReport& report, const MetaBlock& block, std::size_t first, std::size_t end,
                                  std::size_t name_width) {
  std::vector<TableRow> rows(1 + block.order.size());
  rows[0].emplace_back("metric");
  for (std::size_t i = 0; i < block.order.size(); ++i) {
    rows[i + 1].push_back(cut_line(report.metrics[block.order[i]].name, name_width));
  }
  for (std::size_t c = first; c < end; ++c) {
    const MetaColumn& column = *block.columns[c];
    rows[0].emplace_back(to_string(column.statistic));
    for (std::size_t i = 0; i < block.order.size(); ++i)
      rows[i + 1].push_back(meta_cell(column.values[block.order[i]]));
  }
  return aligned_lines(rows);
}

bool fits(const std::vector<std::string>& lines, std::size_t width) {
  return std::all_of(lines.begin(), lines.end(), [&](const std::string& line) { return display_width(line) <= width; });
}

}  // namespace

std::string meta_table(const MetaReport& report, const MetaTextOptions& options) {
  const std::size_t width = std::max(options.width, kLeastWidth);
  std::string text;
  for (const MetaBlock& block : meta_blocks(report)) {
    for (std::size_t first = 0; first < block.columns.size();) {
      std::size_t end = block.columns.size();
      std::vector<std::string> lines = lines_of(report, block, first, end, width / 2);
      while (end > first + 1 && !fits(lines, width)) lines = lines_of(report, block, first, --end, width / 2);
      text.append(styled(options.color ? kBold : "", block.title)).append("\n");
      for (std::size_t i = 0; i < lines.size(); ++i) {
        text.append(styled(options.color && i == 0 ? kDim : "", lines[i])).append("\n");
      }
      text += "\n";
      first = end;
    }
  }
  for (const std::string& note : meta_notes(report)) {
    for (const Cells& line : wrap(cells_of(note, false), width)) {
      for (const Cell& cell : line) text += cell.bytes;
      text += "\n";
    }
  }
  return text;
}

}  // namespace lacuna::reports
