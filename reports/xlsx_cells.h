/// \file
/// Cells of a workbook as libxlsxwriter writes them: their formats, and texts that are cut where a cell is full.
/// Internal to the workbook's writer.
#pragma once

#include <xlsxwriter.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/finding.h"
#include "reports/cell_text.h"

namespace lacuna::reports {

struct XlsxFormats {
  /// Of a workbook, which owns them.
  explicit XlsxFormats(lxw_workbook* workbook);

  lxw_format* title;
  lxw_format* head;
  lxw_format* number_head;
  lxw_format* text;
  lxw_format* right_to_left;
  lxw_format* line;       ///< text that does not wrap
  lxw_format* undefined;  ///< in place of a number
  lxw_format* number;
  lxw_format* percent;
  lxw_format* score;
  lxw_format* entry;  ///< to be filled in
  lxw_format* code;
  lxw_format* source_words;
  lxw_format* target_words;
  std::array<lxw_format*, 3> severity;  ///< by `Severity`
};

[[nodiscard]] inline lxw_row_t row_of(std::size_t index) { return static_cast<lxw_row_t>(index); }
[[nodiscard]] inline lxw_col_t column_of(std::size_t index) { return static_cast<lxw_col_t>(index); }

/// Writes cells of one sheet after the other.
class XlsxCells {
 public:
  void begin(lxw_worksheet* sheet) { sheet_ = sheet; }
  [[nodiscard]] lxw_worksheet* sheet() const { return sheet_; }

  void text(std::size_t row, std::size_t column, std::string_view value, lxw_format* format);
  void number(std::size_t row, std::size_t column, double value, lxw_format* format);
  void blank(std::size_t row, std::size_t column, lxw_format* format);
  /// A unit's text with the words concerned in the format `words`; an empty cell where there is no text.
  void marked(std::size_t row, std::size_t column, const std::optional<TextSpan>& value,
              const std::optional<TextSpan>& span, lxw_format* words, const XlsxFormats& formats);

  /// Cells that were cut.
  [[nodiscard]] std::size_t cut() const { return cut_; }

 private:
  bool write_runs(std::size_t row, std::size_t column, std::vector<CellRun>& runs, lxw_format* words,
                  lxw_format* format);

  lxw_worksheet* sheet_ = nullptr;
  std::size_t cut_ = 0;
};

}  // namespace lacuna::reports
