#include "reports/xlsx_cells.h"

namespace lacuna::reports {
namespace {

constexpr std::array<lxw_color_t, 3> kInk = {0x1F4E78, 0x7F4F00, 0x9C0006};    // minor, major, critical
constexpr std::array<lxw_color_t, 3> kPaper = {0xDDEBF7, 0xFFEB9C, 0xFFC7CE};  // behind it
constexpr lxw_color_t kHeadPaper = 0x1F3864;
constexpr lxw_color_t kRule = 0xD9D9D9;

/// Of a cell in a row of data: at its top, with a line below the row.
lxw_format* top(lxw_format* format) {
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom(format, LXW_BORDER_THIN);
  format_set_bottom_color(format, kRule);
  return format;
}

}  // namespace

XlsxFormats::XlsxFormats(lxw_workbook* workbook) {
  const auto add = [&] { return workbook_add_format(workbook); };
  const auto words_in = [&](lxw_color_t color) {
    lxw_format* const format = top(add());
    format_set_bold(format);
    format_set_font_color(format, color);
    format_set_text_wrap(format);  // for a text that is all marked
    format_set_indent(format, 1);
    return format;
  };
  title = add();
  format_set_bold(title);
  format_set_font_size(title, 16);
  head = add();
  format_set_bold(head);
  format_set_font_color(head, LXW_COLOR_WHITE);
  format_set_bg_color(head, kHeadPaper);
  format_set_text_wrap(head);
  format_set_align(head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_indent(head, 1);
  number_head = add();
  format_set_bold(number_head);
  format_set_font_color(number_head, LXW_COLOR_WHITE);
  format_set_bg_color(number_head, kHeadPaper);
  format_set_text_wrap(number_head);
  format_set_align(number_head, LXW_ALIGN_RIGHT);
  format_set_align(number_head, LXW_ALIGN_VERTICAL_CENTER);
  text = top(add());
  format_set_text_wrap(text);
  format_set_indent(text, 1);
  line = top(add());
  format_set_indent(line, 1);
  undefined = top(add());
  format_set_align(undefined, LXW_ALIGN_RIGHT);
  right_to_left = top(add());
  format_set_text_wrap(right_to_left);
  format_set_align(right_to_left, LXW_ALIGN_RIGHT);
  format_set_reading_order(right_to_left, 2);
  number = top(add());
  percent = top(add());
  format_set_num_format(percent, "0.0%");
  score = top(add());
  format_set_num_format(score, "0.0000");
  entry = top(add());
  format_set_text_wrap(entry);
  format_set_bg_color(entry, 0xFFFBE6);
  format_set_border(entry, LXW_BORDER_THIN);
  format_set_border_color(entry, kRule);
  code = top(add());
  format_set_font_name(code, "Consolas");
  format_set_font_size(code, 9);
  format_set_font_color(code, 0x595959);
  format_set_indent(code, 1);
  source_words = words_in(0xC00000);
  target_words = words_in(0x1F4E9E);
  for (std::size_t i = 0; i < severity.size(); ++i) {
    severity[i] = top(add());
    format_set_bold(severity[i]);
    format_set_font_color(severity[i], kInk[i]);
    format_set_bg_color(severity[i], kPaper[i]);
    format_set_indent(severity[i], 1);
  }
}

void XlsxCells::text(std::size_t row, std::size_t column, std::string_view value, lxw_format* format) {
  const CellText cell = plain_cell(value);
  cut_ += cell.is_cut ? 1 : 0;
  if (cell.runs.empty()) blank(row, column, format);
  for (const CellRun& run : cell.runs) {
    worksheet_write_string(sheet_, row_of(row), column_of(column), run.text.c_str(), format);
  }
}

void XlsxCells::number(std::size_t row, std::size_t column, double value, lxw_format* format) {
  worksheet_write_number(sheet_, row_of(row), column_of(column), value, format);
}

void XlsxCells::blank(std::size_t row, std::size_t column, lxw_format* format) {
  worksheet_write_blank(sheet_, row_of(row), column_of(column), format);
}

void XlsxCells::marked(std::size_t row, std::size_t column, const std::optional<TextSpan>& value,
                       const std::optional<TextSpan>& span, lxw_format* words, const XlsxFormats& formats) {
  if (!value || value->text.empty()) return blank(row, column, formats.text);
  const bool is_turned = reads_right_to_left(value->text);
  // The library counts its markup, too: where that is too much, less of the text is shown.
  for (std::size_t most = kMostCellUnits; most > 0; most /= 2) {
    CellText cell = marked_cell(*value, span, most);
    const bool is_one = cell.runs.size() == 1;
    lxw_format* const format = is_turned                          ? formats.right_to_left
                               : is_one && cell.runs[0].is_marked ? words
                                                                  : formats.text;
    if (!write_runs(row, column, cell.runs, words, format)) continue;
    cut_ += cell.is_cut ? 1 : 0;
    return;
  }
}

bool XlsxCells::write_runs(std::size_t row, std::size_t column, std::vector<CellRun>& runs, lxw_format* words,
                           lxw_format* format) {
  if (runs.empty()) return true;
  if (runs.size() == 1) {
    return worksheet_write_string(sheet_, row_of(row), column_of(column), runs[0].text.c_str(), format) == LXW_NO_ERROR;
  }
  std::vector<lxw_rich_string_tuple> pieces;
  pieces.reserve(runs.size());
  for (CellRun& run : runs) pieces.push_back({run.is_marked ? words : nullptr, run.text.data()});
  std::vector<lxw_rich_string_tuple*> list;
  list.reserve(pieces.size() + 1);
  for (lxw_rich_string_tuple& piece : pieces) list.push_back(&piece);
  list.push_back(nullptr);
  return worksheet_write_rich_string(sheet_, row_of(row), column_of(column), list.data(), format) == LXW_NO_ERROR;
}

}  // namespace lacuna::reports
