#include "reports/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/memory_file.h"
#include "reports/cell_text.h"
#include "reports/run_overview.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr const char* kSummary = "Summary";
constexpr const char* kWorkList = "Work list";
constexpr std::time_t kNoTime = 315532800;  // 1980-01-01, as in the archive: a time of its own would be no fact
constexpr std::size_t kMostBars = 15;       // checks in the chart
constexpr std::array<lxw_color_t, 3> kInk = {0x1F4E78, 0x7F4F00, 0x9C0006};    // minor, major, critical
constexpr std::array<lxw_color_t, 3> kPaper = {0xDDEBF7, 0xFFEB9C, 0xFFC7CE};  // behind it
constexpr std::array<lxw_color_t, 3> kBar = {0x5B9BD5, 0xF0A830, 0xC00000};

lxw_row_t row_of(std::size_t index) { return static_cast<lxw_row_t>(index); }
lxw_col_t column_of(std::size_t index) { return static_cast<lxw_col_t>(index); }

struct WorkbookEnd {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

/// A column of the work list: its title, and its width in characters.
struct Column {
  const char* title;
  double width;
};

class Writer {
 public:
  Writer(const ReportContents& contents, std::size_t most_rows, lxw_workbook* workbook)
      : runs_(contents.runs), names_(run_names(contents.runs)), most_rows_(most_rows), workbook_(workbook) {
    title_ = format();
    format_set_bold(title_);
    format_set_font_size(title_, 16);
    head_ = format();
    format_set_bold(head_);
    format_set_font_color(head_, LXW_COLOR_WHITE);
    format_set_bg_color(head_, 0x1F3864);
    format_set_text_wrap(head_);
    format_set_align(head_, LXW_ALIGN_VERTICAL_CENTER);
    text_ = top(format());
    format_set_text_wrap(text_);
    right_to_left_ = top(format());
    format_set_text_wrap(right_to_left_);
    format_set_align(right_to_left_, LXW_ALIGN_RIGHT);
    format_set_reading_order(right_to_left_, 2);
    number_ = top(format());
    percent_ = top(format());
    format_set_num_format(percent_, "0.0%");
    score_ = top(format());
    format_set_num_format(score_, "0.0000");
    entry_ = top(format());
    format_set_text_wrap(entry_);
    format_set_bg_color(entry_, 0xFFFBE6);
    format_set_border(entry_, LXW_BORDER_HAIR);
    code_ = top(format());
    format_set_font_name(code_, "Consolas");
    format_set_font_size(code_, 9);
    format_set_font_color(code_, 0x595959);
    source_words_ = words(0xC00000);
    target_words_ = words(0x1F4E9E);
    for (std::size_t i = 0; i < severity_.size(); ++i) {
      severity_[i] = top(format());
      format_set_bold(severity_[i]);
      format_set_font_color(severity_[i], kInk[i]);
      format_set_bg_color(severity_[i], kPaper[i]);
    }
  }

  void write() {
    sheet_ = workbook_add_worksheet(workbook_, kSummary);
    lxw_worksheet* const summary_sheet = sheet_;
    sheet_ = workbook_add_worksheet(workbook_, kWorkList);
    work_list();
    sheet_ = summary_sheet;
    summary();
  }

 private:
  lxw_format* format() { return workbook_add_format(workbook_); }
  static lxw_format* top(lxw_format* format) {
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
  }
  lxw_format* words(lxw_color_t color) {
    lxw_format* const format = top(this->format());
    format_set_bold(format);
    format_set_font_color(format, color);
    format_set_text_wrap(format);  // for a text that is all marked
    return format;
  }

  void text(std::size_t row, std::size_t column, std::string_view value, lxw_format* format) {
    const CellText cell = plain_cell(value);
    cut_ += cell.is_cut ? 1 : 0;
    for (const CellRun& run : cell.runs) {
      worksheet_write_string(sheet_, row_of(row), column_of(column), run.text.c_str(), format);
    }
  }
  void number(std::size_t row, std::size_t column, double value, lxw_format* format) {
    worksheet_write_number(sheet_, row_of(row), column_of(column), value, format);
  }
  void count(std::size_t row, std::size_t column, std::size_t value) {
    number(row, column, static_cast<double>(value), number_);
  }
  void head(std::size_t row, const std::vector<std::string>& titles) {
    for (std::size_t i = 0; i < titles.size(); ++i) text(row, i, titles[i], head_);
  }

  /// A unit's text with the words concerned in colour.
  void marked(std::size_t row, std::size_t column, const std::optional<TextSpan>& value,
              const std::optional<TextSpan>& span, lxw_format* words) {
    if (!value) return;
    lxw_format* const format = reads_right_to_left(value->text) ? right_to_left_ : text_;
    // The library counts its markup, too: where that is too much, less of the text is shown.
    for (std::size_t most = kMostCellUnits; most > 0; most /= 2) {
      CellText cell = marked_cell(*value, span, most);
      if (write_runs(row, column, cell, words, format)) {
        cut_ += cell.is_cut ? 1 : 0;
        return;
      }
    }
  }

  bool write_runs(std::size_t row, std::size_t column, CellText& cell, lxw_format* words, lxw_format* format) {
    std::vector<CellRun>& runs = cell.runs;
    if (runs.empty()) return true;
    if (runs.size() == 1) {
      return worksheet_write_string(sheet_, row_of(row), column_of(column), runs[0].text.c_str(),
                                    runs[0].is_marked && format == text_ ? words : format) == LXW_NO_ERROR;
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

  void work_list() {
    std::vector<Column> columns = {{"#", 6},           {"Severity", 10}, {"Check", 16},       {"Probability", 11},
                                   {"Place", 18},      {"Source", 48},   {"Translation", 48}, {"Message", 38},
                                   {"Suggestion", 20}, {"Decision", 12}, {"Comment", 30},     {"Fingerprint", 36}};
    if (runs_.size() > 1) columns.insert(columns.begin() + 1, Column{"Run", 18});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      worksheet_set_column(sheet_, column_of(i), column_of(i), columns[i].width, nullptr);
      text(0, i, columns[i].title, head_);
    }
    const std::vector<FindingPlace> places = work_list_of();
    for (std::size_t i = 0; i < places.size(); ++i) finding(i + 1, places[i]);
    const lxw_col_t last = column_of(columns.size() - 1);
    worksheet_freeze_panes(sheet_, 1, 1);
    if (!places.empty()) {
      worksheet_autofilter(sheet_, 0, 0, row_of(places.size()), last);
      decisions(places.size(), column_of(columns.size() - 3));
    }
    worksheet_repeat_rows(sheet_, 0, 0);
    printed(sheet_);
  }

  /// The findings that have a row.
  std::vector<FindingPlace> work_list_of() {
    std::vector<FindingPlace> places = reports::work_list(runs_);
    const std::size_t most = most_rows_ - 1;
    if (places.size() > most) {
      left_out_ = places.size() - most;
      places.resize(most);
    }
    return places;
  }

  void finding(std::size_t row, const FindingPlace& place) {
    const RunReport& report = runs_[place.run].report;
    const Finding& finding = report.findings[place.finding];
    const UnitReport* unit = unit_of(report, finding);
    std::size_t column = 0;
    count(row, column++, place.finding + 1);
    if (runs_.size() > 1) text(row, column++, names_[place.run], text_);
    text(row, column++, to_string(finding.severity), severity_[static_cast<std::size_t>(finding.severity)]);
    text(row, column++, finding.rule, text_);
    number(row, column++, finding.probability, percent_);
    if (unit != nullptr) {
      text(row, column, place_name(*unit), text_);
      marked(row, column + 1, unit->source, finding.source, source_words_);
      marked(row, column + 2, unit->target, finding.target, target_words_);
    }
    column += 3;
    text(row, column++, finding.message, text_);
    if (finding.suggestion) text(row, column, *finding.suggestion, text_);
    ++column;
    for (int i = 0; i < 2; ++i) worksheet_write_blank(sheet_, row_of(row), column_of(column++), entry_);
    text(row, column, finding.fingerprint, code_);
  }

  /// A list to choose from.
  void decisions(std::size_t last_row, lxw_col_t column) {
    std::string accept = "accept";
    std::string dismiss = "dismiss";
    std::string title = "accept or dismiss";
    std::string message = "accept: the finding is right. dismiss: the translation is right.";
    std::array<char*, 3> list = {accept.data(), dismiss.data(), nullptr};
    lxw_data_validation validation = {};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    validation.error_title = title.data();
    validation.error_message = message.data();
    worksheet_data_validation_range(sheet_, 1, column, row_of(last_row), column, &validation);
  }

  static void printed(lxw_worksheet* sheet) {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
  }

  void summary() {
    worksheet_set_column(sheet_, 0, 0, 28, nullptr);
    worksheet_set_column(sheet_, 1, 7, 11, nullptr);
    worksheet_set_column(sheet_, 8, 8, 36, nullptr);
    worksheet_set_column(sheet_, 9, 9, 10, nullptr);
    worksheet_set_column(sheet_, 10, 10, 36, nullptr);
    worksheet_set_column(sheet_, 11, 12, 12, nullptr);
    std::size_t findings = 0;
    for (const NamedRun& run : runs_) findings += run.report.findings.size();
    text(0, 0, findings == 0 ? "Nothing found" : counted(findings, "finding", "findings"), title_);
    std::size_t row = 2;
    row = notes(row);
    row = runs(row);
    row = rules(row);
    scores(row);
    printed(sheet_);
  }

  std::size_t notes(std::size_t row) {
    std::vector<std::string> notes;
    if (left_out_ > 0) {
      notes.push_back(counted(left_out_, "finding has", "findings have") + " no row in the work list: a sheet has " +
                      std::to_string(most_rows_) + ". They are those of the least severity and probability.");
    }
    if (cut_ > 0) {
      notes.push_back(counted(cut_, "cell is", "cells are") +
                      " cut: a cell has 32,767 characters. Where words are in colour, what is around them is kept.");
    }
    for (std::size_t i = 0; i < runs_.size(); ++i) {
      const std::string name = runs_.size() > 1 ? names_[i] + ": " : "";
      for (const std::string& remark : runs_[i].report.remarks) notes.push_back(name + remark);
      for (const SuppressionUse& use : runs_[i].report.suppressions) {
        if (!is_useless(use)) continue;
        notes.push_back(name + use.path + ":" + std::to_string(use.line) + ": " + what_is_wrong(use));
      }
    }
    for (const std::string& note : notes) text(row++, 0, note, nullptr);
    return notes.empty() ? row : row + 1;
  }

  std::size_t runs(std::size_t row) {
    head(row++, {"Run", "Passages", "Findings", "Critical", "Major", "Minor", "Suppressed", "Covered", "Source",
                 "Language", "Translation", "Language", "Pack"});
    for (std::size_t i = 0; i < runs_.size(); ++i, ++row) {
      const RunReport& report = runs_[i].report;
      const SeverityCounts counts = count_severities(report);
      text(row, 0, names_[i], text_);
      count(row, 1, report.units.size());
      count(row, 2, counts.all());
      for (std::size_t k = 0; k < kWorstFirst.size(); ++k) count(row, 3 + k, counts.at(kWorstFirst[k]));
      count(row, 6, report.suppressed.size());
      if (const std::optional<double> share = source_coverage(report)) number(row, 7, *share, percent_);
      std::size_t column = 8;
      for (const char* role : {"source", "target"}) {
        const DocumentInfo* document = find_document(report, role);
        if (document != nullptr) text(row, column, document->path, text_);
        text(row, column + 1, language_of(report, role), text_);
        column += 2;
      }
      if (report.pack) text(row, column, report.pack->name + " " + report.pack->version, text_);
    }
    return row + 1;
  }

  std::size_t rules(std::size_t row) {
    const std::vector<RuleCounts> rules = count_rules(runs_);
    if (rules.empty()) return row;
    std::vector<std::string> titles = {"Check", "Critical", "Major", "Minor", "All"};
    if (runs_.size() > 1) titles.insert(titles.end(), names_.begin(), names_.end());
    const std::size_t top = row;
    head(row++, titles);
    for (const RuleCounts& rule : rules) {
      text(row, 0, rule.rule, text_);
      for (std::size_t k = 0; k < kWorstFirst.size(); ++k) count(row, 1 + k, rule.counts.at(kWorstFirst[k]));
      count(row, 4, rule.counts.all());
      for (std::size_t i = 0; runs_.size() > 1 && i < runs_.size(); ++i) count(row, 5 + i, rule.by_run[i]);
      ++row;
    }
    const std::size_t bars = std::min(rules.size(), kMostBars);
    chart(top, bars, std::max<std::size_t>(8, titles.size() + 1));
    constexpr std::size_t kChartRows = 10;  // below that the chart would lie on what comes next
    return std::max(row, top + kChartRows + bars) + 1;
  }

  void chart(std::size_t top, std::size_t bars, std::size_t column) {
    lxw_chart* const chart = workbook_add_chart(workbook_, LXW_CHART_BAR_STACKED);
    for (std::size_t k = 0; k < kWorstFirst.size(); ++k) {
      const auto severity = static_cast<std::size_t>(kWorstFirst[k]);
      lxw_chart_series* const series = chart_add_series(chart, nullptr, nullptr);
      chart_series_set_categories(series, kSummary, row_of(top + 1), 0, row_of(top + bars), 0);
      chart_series_set_values(series, kSummary, row_of(top + 1), column_of(1 + k), row_of(top + bars),
                              column_of(1 + k));
      chart_series_set_name_range(series, kSummary, row_of(top), column_of(1 + k));
      lxw_chart_fill fill = {};
      fill.color = kBar[severity];
      chart_series_set_fill(series, &fill);
    }
    chart_title_set_name(chart, bars == 1 ? "Findings of the check" : "Findings by check and severity");
    chart_axis_set_reverse(chart->y_axis);  // the first one on top, as in the table
    chart_axis_set_num_format(chart->x_axis, "0");
    chart_set_series_gap(chart, 50);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    std::string description = "Findings by check and severity, the figures of the table beside it";
    lxw_chart_options options = {};
    options.description = description.data();
    options.x_scale = 1.25;
    options.y_scale = (160.0 + 20.0 * static_cast<double>(bars)) / 288.0;
    worksheet_insert_chart_opt(sheet_, row_of(top), column_of(column), chart, &options);
  }

  /// A row for each metric with its signature, a column for each run.
  void scores(std::size_t row) {
    std::vector<std::pair<std::string, std::string>> metrics;
    for (const NamedRun& run : runs_) {
      for (const Score& score : run.report.scores) {
        const std::pair metric(score.metric, score.signature);
        if (std::find(metrics.begin(), metrics.end(), metric) == metrics.end()) metrics.push_back(metric);
      }
    }
    if (metrics.empty()) return;
    std::vector<std::string> titles = {"Score"};
    if (runs_.size() > 1) {
      titles.insert(titles.end(), names_.begin(), names_.end());
    } else {
      titles.emplace_back("Value");
    }
    titles.emplace_back("Signature");
    head(row++, titles);
    for (const auto& [metric, signature] : metrics) {
      text(row, 0, metric, text_);
      for (std::size_t i = 0; i < runs_.size(); ++i) {
        for (const Score& score : runs_[i].report.scores) {
          if (score.metric != metric || score.signature != signature) continue;
          if (score.value) number(row, 1 + i, *score.value, score_);
          if (!score.value) text(row, 1 + i, "undefined", nullptr);
        }
      }
      text(row++, titles.size() - 1, signature, nullptr);
    }
  }

  std::span<const NamedRun> runs_;
  std::vector<std::string> names_;
  std::size_t most_rows_;
  lxw_workbook* workbook_;
  lxw_worksheet* sheet_ = nullptr;
  std::size_t cut_ = 0;
  std::size_t left_out_ = 0;
  lxw_format* title_;
  lxw_format* head_;
  lxw_format* text_;
  lxw_format* right_to_left_;
  lxw_format* number_;
  lxw_format* percent_;
  lxw_format* score_;
  lxw_format* entry_;
  lxw_format* code_;
  lxw_format* source_words_;
  lxw_format* target_words_;
  std::array<lxw_format*, 3> severity_ = {};
};

Error failure(const char* what) {
  return {.code = ErrorCode::kIo, .message = std::string("cannot make the workbook: ").append(what)};
}

}  // namespace

Result<std::string> to_xlsx(const ReportContents& contents, std::size_t most_rows) {
  Result<base::MemoryFile> file = base::MemoryFile::create("");
  if (!file) return file.error();
  const std::string path = file->path();
  std::unique_ptr<lxw_workbook, WorkbookEnd> workbook(workbook_new(path.c_str()));
  if (!workbook) return failure("no memory");
  std::string title = "Lacuna: findings";
  lxw_doc_properties properties = {};
  properties.title = title.data();
  properties.created = kNoTime;
  workbook_set_properties(workbook.get(), &properties);
  Writer(contents, most_rows, workbook.get()).write();
  if (const lxw_error error = workbook_close(workbook.release());
      error != LXW_NO_ERROR) {  // frees it, whatever happens
    return failure(lxw_strerror(error));
  }
  return base::read_file(path);
}

}  // namespace lacuna::reports
