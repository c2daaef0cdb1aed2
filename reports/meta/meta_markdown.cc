#include <string>
#include <string_view>

#include "eval/base/format_number.h"
#include "reports/gate/markdown_text.h"
#include "reports/meta/meta_blocks.h"
#include "reports/meta/meta_writers.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kName = 80;
constexpr std::size_t kNote = 2000;
constexpr int kDigits = 3;

void append_row(std::string& text, std::string_view head, const std::vector<std::string>& cells) {
  text.append("| ").append(head);
  for (const std::string& cell : cells) text.append(" | ").append(cell);
  text += " |\n";
}

void append_rule(std::string& text, std::size_t columns) {
  text += "| :--- |";
  for (std::size_t i = 0; i < columns; ++i) text += " ---: |";
  text += "\n";
}

std::string name_of(const MetaReport& report, std::size_t metric) {
  return markdown_text(report.metrics[metric].name, kName);
}

void append_block(const MetaReport& report, const MetaBlock& block, std::string& text) {
  std::vector<std::string> cells;
  cells.reserve(block.columns.size());
  for (const MetaColumn* column : block.columns) cells.emplace_back(to_string(column->statistic));
  append_row(text, "metric", cells);
  append_rule(text, cells.size());
  for (const std::size_t metric : block.order) {
    cells.clear();
    for (const MetaColumn* column : block.columns) {
      const MetaValue& value = column->values[metric];
      cells.push_back(value.rank == 1 ? "**" + meta_cell(value) + "**" : meta_cell(value));
    }
    append_row(text, name_of(report, metric), cells);
  }
}

/// Rows are better than columns with these p-values.
void append_p_values(const MetaReport& report, const MetaBlock& block, std::string& text) {
  for (const MetaColumn* column : block.columns) {
    if (column->p_values.empty() || column->order.size() < 2) continue;
    text.append("\n<details><summary>p-values of ").append(to_string(column->statistic));
    text.append(", ").append(block.title).append("</summary>\n\n");
    std::vector<std::string> cells;
    cells.reserve(column->order.size() - 1);
    for (std::size_t i = 1; i < column->order.size(); ++i) cells.push_back(name_of(report, column->order[i]));
    append_row(text, "better than", cells);
    append_rule(text, cells.size());
    for (std::size_t i = 0; i + 1 < column->order.size(); ++i) {
      cells.clear();
      for (std::size_t j = 1; j < column->order.size(); ++j) {
        const auto& p_value = column->p_values[column->order[i]][column->order[j]];
        cells.push_back(p_value ? base::format_fixed(*p_value, kDigits) : std::string());
      }
      append_row(text, name_of(report, column->order[i]), cells);
    }
    text += "\n</details>\n";
  }
}

}  // namespace

std::string meta_markdown(const MetaReport& report) {
  std::string text = "# Agreement of metrics with " + markdown_text(report.human, kName);
  if (!report.language_pair.empty()) text.append(", ").append(markdown_text(report.language_pair, kName));
  text += "\n";
  for (const MetaBlock& block : meta_blocks(report)) {
    text.append("\n## Of ").append(block.title).append("\n\n");
    append_block(report, block, text);
    append_p_values(report, block, text);
  }
  text += "\n";
  for (const std::string& note : meta_notes(report)) text.append("- ").append(markdown_text(note, kNote)).append("\n");
  return text;
}

}  // namespace lacuna::reports
