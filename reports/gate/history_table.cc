#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/display_width.h"
#include "reports/gate/history_series.h"
#include "reports/gate/history_writers.h"
#include "reports/one_line.h"
#include "reports/terminal_text.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kGap = 2;
constexpr std::size_t kWidestHead = 16;
constexpr std::size_t kCommit = 10;  // cells of a commit that are shown

struct TableCell {
  std::string text;
  std::string_view style = {};
};

struct Column {
  std::string name;        // in full
  std::string upper = {};  // the two lines of the head
  std::string lower = {};
  bool to_right = false;
  std::vector<TableCell> cells = {};  // one for each run
  std::size_t width = 0;
};

Column column(const char* name, bool to_right) { return {.name = name, .lower = name, .to_right = to_right}; }

/// "2026-11-29 06:00"; what is not a time is shown as far as it fits.
std::string shown_time(const std::string& time) {
  constexpr std::size_t kMinutes = 16;
  std::string shown = cut_line(time, kMinutes);
  if (time.size() == 20 && time[10] == 'T' && time[19] == 'Z') {
    shown = one_line(std::string_view{time}.substr(0, kMinutes));
    std::replace(shown.begin(), shown.end(), 'T', ' ');
  }
  return shown;
}

std::string shown_commit(const std::string& commit) {
  const bool is_hash = commit.size() >= 40 && commit.find_first_not_of("0123456789abcdef") == std::string::npos;
  return is_hash ? commit.substr(0, kCommit) : cut_line(commit, kCommit);
}

/// Findings of all suites; null: nothing was checked.
std::optional<std::uint64_t> count(const HistoryRun& run, std::uint64_t (*counted)(const HistoryFindings&)) {
  std::optional<std::uint64_t> sum;
  for (const HistoryFindings& findings : run.findings) {
    if (findings.checked) sum = sum.value_or(0) + counted(findings);
  }
  return sum;
}

std::string shown(const std::optional<std::uint64_t>& number) { return number ? std::to_string(*number) : "-"; }

std::vector<Column> columns_of_runs(const std::vector<HistoryRun>& runs) {
  std::vector<Column> columns{column("run", true),      column("verdict", false), column("time (UTC)", false),
                              column("findings", true), column("new", true),      column("commit", false)};
  for (const HistoryRun& run : runs) {
    columns[0].cells.push_back({std::to_string(run.id)});
    columns[1].cells.push_back({to_string(run.verdict), style_of(run.verdict)});
    columns[2].cells.push_back({shown_time(run.time)});
    columns[3].cells.push_back({shown(count(run, [](const auto& f) { return f.minor + f.major + f.critical; }))});
    columns[4].cells.push_back({shown(count(run, [](const auto& f) { return f.added; }))});
    columns[5].cells.push_back({shown_commit(run.commit)});
  }
  return columns;
}

/// The value, and a mark that takes its cell even where there is nothing to mark.
Column column_of_score(const HistorySeries& series, const std::vector<HistoryRun>& runs) {
  Column made{.name = one_line(series.suite + " " + series.metric),
              .upper = cut_line(series.suite, kWidestHead) + "  ",
              .lower = cut_line(series.metric, kWidestHead) + "  ",
              .to_right = true};
  made.cells.assign(runs.size(), TableCell{});
  for (const SeriesPoint& point : series.points) {
    const std::optional<double> value = value_of(point);
    const Verdict verdict = point.score->verdict;
    TableCell& cell = made.cells[static_cast<std::size_t>(point.run - runs.data())];
    cell.text = value ? readable_number(*value) : "-";
    cell.text += verdict == Verdict::kPass ? "  " : std::string(" ") + mark_of(verdict);
    if (verdict != Verdict::kPass) cell.style = style_of(verdict);
  }
  return made;
}

void measure(Column& column) {
  column.width = std::max(display_width(column.upper), display_width(column.lower));
  for (const TableCell& cell : column.cells) column.width = std::max(column.width, display_width(cell.text));
}

/// Takes out the columns that are too much, the last ones first, but the two that say all in short; returns their
/// names.
std::vector<std::string> take_out(std::vector<Column>& columns, std::size_t width) {
  std::vector<std::string> names;
  std::vector<Column> kept;
  std::size_t used = 0;
  for (Column& column : columns) {
    const std::size_t more = column.width + (kept.empty() ? 0 : kGap);
    if (kept.size() >= 2 && used + more > width) {
      names.push_back(column.name);
      continue;
    }
    used += more;
    kept.push_back(std::move(column));
  }
  columns = std::move(kept);
  return names;
}

class TableText {
 public:
  explicit TableText(bool color) : color_(color) {}

  void add(const Column& column, std::string_view text, std::string_view style) {
    const std::size_t missing = column.width - std::min(column.width, display_width(text));
    if (column.to_right) spaces_ += missing;
    const std::size_t end = text.find_last_not_of(' ') + 1;  // spaces that end a line are not written
    if (end > 0) {
      out_.append(spaces_, ' ');
      out_ += styled(color_ ? style : "", text.substr(0, end));
      spaces_ = 0;
    }
    spaces_ += text.size() - end + (column.to_right ? 0 : missing) + kGap;
  }
  void end_line() {
    out_ += '\n';
    spaces_ = 0;
  }
  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  bool color_;
  std::string out_;
  std::size_t spaces_ = 0;  // before the next text
};

/// As a reader goes from left to right: who, when, what, and at the end the counts.
std::vector<Column> in_order(std::vector<Column> columns) {
  const auto place = [](const Column& column) {
    static constexpr std::string_view kFirst[] = {"run", "time (UTC)", "commit", "verdict"};
    const auto* const found = std::find(std::begin(kFirst), std::end(kFirst), std::string_view{column.lower});
    if (found != std::end(kFirst)) return static_cast<int>(found - std::begin(kFirst));
    return column.lower == "findings" ? 5 : column.lower == "new" ? 6 : 4;
  };
  std::stable_sort(columns.begin(), columns.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return columns;
}

bool has_marks(const std::vector<HistoryRun>& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const HistoryRun& run) {
    return std::any_of(run.scores.begin(), run.scores.end(),
                       [](const HistoryScore& score) { return score.verdict != Verdict::kPass; });
  });
}

}  // namespace

std::string history_table(const std::vector<HistoryRun>& runs, const HistoryTextOptions& options) {
  if (runs.empty()) return "no runs\n";
  std::vector<Column> columns = columns_of_runs(runs);
  for (const HistorySeries& series : all_series(runs)) columns.push_back(column_of_score(series, runs));
  std::for_each(columns.begin(), columns.end(), measure);
  const std::size_t width = std::max(options.width, kLeastWidth);
  const std::vector<std::string> left_out = take_out(columns, width);
  columns = in_order(std::move(columns));
  TableText table(options.color);
  if (std::any_of(columns.begin(), columns.end(), [](const Column& column) { return !column.upper.empty(); })) {
    for (const Column& column : columns) table.add(column, column.upper, kBold);
    table.end_line();
  }
  for (const Column& column : columns) table.add(column, column.lower, kBold);
  table.end_line();
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (const Column& column : columns) table.add(column, column.cells[i].text, column.cells[i].style);
    table.end_line();
  }
  std::string out = std::move(table).finish();
  if (has_marks(runs)) out.append("\n").append(legend_of_marks());
  if (!left_out.empty()) out += "\nNot shown, for want of width:\n";
  for (const std::string& name : left_out) out += "  " + cut_line(name, width - kGap) + "\n";
  return out;
}

}  // namespace lacuna::reports
