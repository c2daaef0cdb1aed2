#include "reports/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/memory_file.h"
#include "eval/base/run_names.h"
#include "reports/display_width.h"
#include "reports/run_overview.h"
#include "reports/wording.h"
#include "reports/xlsx_cells.h"

namespace lacuna::reports {
namespace {

constexpr const char* kSummary = "Summary";
constexpr const char* kWorkList = "Work list";
constexpr std::time_t kNoTime = 315532800;  // 1980-01-01, as in the archive: a time of its own would be no fact
constexpr std::size_t kMostBars = 15;       // checks in the chart
constexpr std::array<lxw_color_t, 3> kBar = {0x5B9BD5, 0xF0A830, 0xC00000};

struct WorkbookEnd {
  void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
};

constexpr double kTextWidth = 46;  // of columns, in characters
constexpr double kPathWidth = 36;
constexpr double kMessageWidth = 36;
constexpr double kSuggestionWidth = 20;
constexpr double kLineHeight = 15.0;  // in points
constexpr double kMostHeight = 409.0;

/// Lines that a text takes in a column, roughly: letters are narrower than the digits by which widths are measured,
/// which makes up for what wrapping at words leaves open.
double text_lines(std::string_view text, double width) {
  double lines = 0.0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const auto cells = static_cast<double>(display_width(text.substr(begin, end - begin)));
    lines += std::max(1.0, std::ceil(cells / width));
    begin = end + 1;
  }
  return lines;
}

/// A column of the work list: its title, and its width in characters.
struct Column {
  const char* title;
  double width;
};

class Writer {
 public:
  Writer(const ReportContents& contents, std::size_t most_rows, lxw_workbook* workbook)
      : runs_(contents.runs),
        names_(base::run_names(contents.runs)),
        most_rows_(most_rows),
        workbook_(workbook),
        formats_(workbook) {}

  void write() {
    lxw_worksheet* const first = workbook_add_worksheet(workbook_, kSummary);
    cells_.begin(workbook_add_worksheet(workbook_, kWorkList));
    work_list();
    cells_.begin(first);
    summary();  // which tells what the work list could not hold
  }

 private:
  void text(std::size_t row, std::size_t column, std::string_view value, lxw_format* format) {
    cells_.text(row, column, value, format);
  }
  void count(std::size_t row, std::size_t column, std::size_t value) {
    cells_.number(row, column, static_cast<double>(value), formats_.number);
  }
  /// The columns from the second to `last_number` hold numbers.
  void head(std::size_t row, const std::vector<std::string>& titles, std::size_t last_number) {
    for (std::size_t i = 0; i < titles.size(); ++i) {
      text(row, i, titles[i], i > 0 && i <= last_number ? formats_.number_head : formats_.head);
    }
  }

  void work_list() {
    std::vector<Column> columns = {{"#", 6},
                                   {"Severity", 11},
                                   {"Check", 16},
                                   {"Probability", 12},
                                   {"Place", 16},
                                   {"Source", kTextWidth},
                                   {"Translation", kTextWidth},
                                   {"Message", kMessageWidth},
                                   {"Suggestion", kSuggestionWidth},
                                   {"Decision", 11},
                                   {"Comment", 26},
                                   {"Fingerprint", 36}};
    if (runs_.size() > 1) columns.insert(columns.begin() + 1, Column{"Run", 18});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      worksheet_set_column(cells_.sheet(), column_of(i), column_of(i), columns[i].width, nullptr);
      const bool is_number = i == 0 || std::string_view{columns[i].title} == "Probability";
      text(0, i, columns[i].title, is_number ? formats_.number_head : formats_.head);
    }
    const std::vector<ListedFinding> places = work_list_of();
    for (std::size_t i = 0; i < places.size(); ++i) finding(i + 1, places[i]);
    const lxw_col_t last = column_of(columns.size() - 1);
    worksheet_freeze_panes(cells_.sheet(), 1, 1);
    if (!places.empty()) {
      worksheet_autofilter(cells_.sheet(), 0, 0, row_of(places.size()), last);
      decisions(places.size(), column_of(columns.size() - 3));
    }
    worksheet_repeat_rows(cells_.sheet(), 0, 0);
    worksheet_print_area(cells_.sheet(), 0, 0, row_of(places.size()),
                         column_of(columns.size() - 2));  // no fingerprints
    printed(cells_.sheet());
  }

  /// The findings that have a row.
  std::vector<ListedFinding> work_list_of() {
    std::vector<ListedFinding> places = reports::work_list(runs_);
    const std::size_t most = most_rows_ - 1;
    if (places.size() > most) {
      left_out_ = places.size() - most;
      places.resize(most);
    }
    return places;
  }

  void finding(std::size_t row, const ListedFinding& place) {
    const RunReport& report = runs_[place.run].report;
    const Finding& finding = report.findings[place.finding];
    const UnitReport* unit = unit_of(report, finding);
    // Said, because not every program finds it out itself when it opens the file.
    worksheet_set_row(cells_.sheet(), row_of(row), std::min(kMostHeight, kLineHeight * lines_of(finding, unit)),
                      nullptr);
    std::size_t column = 0;
    count(row, column++, place.finding + 1);
    if (runs_.size() > 1) text(row, column++, names_[place.run], formats_.text);
    text(row, column++, to_string(finding.severity), formats_.severity[static_cast<std::size_t>(finding.severity)]);
    text(row, column++, finding.rule, formats_.text);
    cells_.number(row, column++, finding.probability, formats_.percent);
    if (unit != nullptr) {
      text(row, column, place_name(*unit), formats_.text);
      cells_.marked(row, column + 1, unit->source, finding.source, formats_.source_words, formats_);
      cells_.marked(row, column + 2, unit->target, finding.target, formats_.target_words, formats_);
    }
    column += 3;
    text(row, column++, finding.message, formats_.text);
    text(row, column++, finding.suggestion.value_or(""), formats_.text);
    for (int i = 0; i < 2; ++i) cells_.blank(row, column++, formats_.entry);
    text(row, column, finding.fingerprint, formats_.code);
  }

  static double lines_of(const Finding& finding, const UnitReport* unit) {
    double lines = text_lines(finding.message, kMessageWidth);
    if (finding.suggestion) lines = std::max(lines, text_lines(*finding.suggestion, kSuggestionWidth));
    if (unit == nullptr) return lines;
    if (unit->source) lines = std::max(lines, text_lines(unit->source->text, kTextWidth));
    if (unit->target) lines = std::max(lines, text_lines(unit->target->text, kTextWidth));
    return lines;
  }

  /// A list to choose from.
  void decisions(std::size_t last_row, lxw_col_t column) {
    std::string accept = "accept";
    std::string dismiss = "dismiss";
    std::string title = "accept or dismiss";
    std::string message = "accept: the finding is right. dismiss: the translation is right.";
    std::string note_title = "Decision";
    std::string note = "A note for people: Lacuna does not read it back.";
    std::array<char*, 3> list = {accept.data(), dismiss.data(), nullptr};
    lxw_data_validation validation = {};
    validation.validate = LXW_VALIDATION_TYPE_LIST;
    validation.value_list = list.data();
    validation.input_title = note_title.data();
    validation.input_message = note.data();
    validation.error_title = title.data();
    validation.error_message = message.data();
    worksheet_data_validation_range(cells_.sheet(), 1, column, row_of(last_row), column, &validation);
  }

  static void printed(lxw_worksheet* sheet) {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_set_footer(sheet, "&L&A&R&P / &N");
  }

  void summary() {
    worksheet_set_column(cells_.sheet(), 0, 0, 28, nullptr);
    worksheet_set_column(cells_.sheet(), 1, 7, 12, nullptr);
    worksheet_set_column(cells_.sheet(), 8, 8, kPathWidth, nullptr);
    worksheet_set_column(cells_.sheet(), 9, 9, 10, nullptr);
    worksheet_set_column(cells_.sheet(), 10, 10, kPathWidth, nullptr);
    worksheet_set_column(cells_.sheet(), 11, 12, 12, nullptr);
    std::size_t findings = 0;
    for (const NamedRun& run : runs_) findings += count_severities(run.report).all();
    text(0, 0, findings == 0 ? "Nothing found" : counted(findings, "finding", "findings"), formats_.title);
    std::size_t row = 2;
    row = notes(row);
    row = runs(row);
    row = rules(row);
    scores(row);
    printed(cells_.sheet());
  }

  std::size_t notes(std::size_t row) {
    std::vector<std::string> notes;
    if (left_out_ > 0) {
      notes.push_back(counted(left_out_, "finding has", "findings have") + " no row in the work list: a sheet has " +
                      std::to_string(most_rows_) + ". They are those of the least severity and probability.");
    }
    if (cells_.cut() > 0) {
      notes.push_back(counted(cells_.cut(), "cell is", "cells are") +
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
    head(row++,
         {"Run", "Passages", "Findings", "Critical", "Major", "Minor", "Suppressed", "Covered", "Source", "Language",
          "Translation", "Language", "Pack"},
         7);
    for (std::size_t i = 0; i < runs_.size(); ++i, ++row) {
      const RunReport& report = runs_[i].report;
      const SeverityCounts counts = count_severities(report);
      text(row, 0, names_[i], formats_.text);
      count(row, 1, count_units(report));
      count(row, 2, counts.all());
      for (std::size_t k = 0; k < kWorstFirst.size(); ++k) count(row, 3 + k, counts.at(kWorstFirst[k]));
      count(row, 6, count_suppressed(report));
      if (const std::optional<double> share = source_coverage(report)) cells_.number(row, 7, *share, formats_.percent);
      std::size_t column = 8;
      double lines = 1.0;
      for (const char* role : {"source", "target"}) {
        const DocumentInfo* document = find_document(report, role);
        if (document != nullptr) {
          text(row, column, document->path, formats_.text);
          lines = std::max(lines, text_lines(document->path, kPathWidth));
        }
        text(row, column + 1, language_of(report, role), formats_.text);
        column += 2;
      }
      if (lines > 1.0) {
        // A path has few places to break at: a line more, so that the file's name at its end is seen.
        worksheet_set_row(cells_.sheet(), row_of(row), std::min(kMostHeight, kLineHeight * (lines + 1.0)), nullptr);
      }
      if (report.pack) text(row, column, report.pack->name + " " + report.pack->version, formats_.text);
    }
    return row + 1;
  }

  std::size_t rules(std::size_t row) {
    const std::vector<RuleCounts> rules = count_rules(runs_);
    if (rules.empty()) return row;
    std::vector<std::string> titles = {"Check", "Critical", "Major", "Minor", "All"};
    if (runs_.size() > 1) titles.insert(titles.end(), names_.begin(), names_.end());
    const std::size_t top = row;
    head(row++, titles, titles.size() - 1);
    for (const RuleCounts& rule : rules) {
      text(row, 0, rule.rule, formats_.text);
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
    chart_axis_set_crossing_max(chart->y_axis);
    lxw_chart_line grid = {};
    grid.color = 0xD9D9D9;
    chart_axis_major_gridlines_set_line(chart->x_axis, &grid);
    chart_axis_set_num_format(chart->x_axis, "0");
    chart_set_series_gap(chart, 50);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    std::string description = "Findings by check and severity, the figures of the table beside it";
    lxw_chart_options options = {};
    options.description = description.data();
    options.x_scale = 1.25;
    options.y_scale = (160.0 + 20.0 * static_cast<double>(bars)) / 288.0;
    worksheet_insert_chart_opt(cells_.sheet(), row_of(top), column_of(column), chart, &options);
  }

  /// A row for each metric with its signature, a column for each run.
  void scores(std::size_t row) {
    std::vector<const RunReport*> reports;
    reports.reserve(runs_.size());
    for (const NamedRun& run : runs_) reports.push_back(&run.report);
    const std::vector<ScoreRow> rows = score_rows(reports);
    if (rows.empty()) return;
    std::vector<std::string> titles = {"Score"};
    if (runs_.size() > 1) {
      titles.insert(titles.end(), names_.begin(), names_.end());
    } else {
      titles.emplace_back("Value");
    }
    titles.emplace_back("Signature");
    head(row++, titles, titles.size() - 2);
    for (const ScoreRow& line : rows) {
      text(row, 0, line.metric, formats_.text);
      for (std::size_t i = 0; i < line.by_run.size(); ++i) {
        const Score* score = line.by_run[i];
        if (score != nullptr && score->value) cells_.number(row, 1 + i, *score->value, formats_.score);
        if (score != nullptr && !score->value) text(row, 1 + i, "undefined", formats_.undefined);
      }
      text(row++, titles.size() - 1, line.signature, formats_.line);
    }
  }

  std::span<const NamedRun> runs_;
  std::vector<std::string> names_;
  std::size_t most_rows_;
  lxw_workbook* workbook_;
  XlsxFormats formats_;
  XlsxCells cells_;
  std::size_t left_out_ = 0;
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
