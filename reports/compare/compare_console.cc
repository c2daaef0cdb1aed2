#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/compare/compare_wording.h"
#include "reports/compare/compare_writers.h"
#include "reports/compare/word_diff.h"
#include "reports/display_width.h"
#include "reports/one_line.h"
#include "reports/terminal_text.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kNameColumn = 20;   // what stands beside a system's name
constexpr std::size_t kTextLines = 3;     // of a unit's text
constexpr std::size_t kShownColumns = 8;  // systems in a table beside the baseline
constexpr std::string_view kBetter = "\x1b[32m";
constexpr std::string_view kWorse = "\x1b[31m";

class Writer {
 public:
  Writer(const CompareReport& report, const CompareConsoleOptions& options)
      : report_(report),
        options_(options),
        width_(std::max(options.width, kLeastWidth)),
        diff_(report.target_language) {}

  std::string write() {
    head();
    scores();
    differences();
    for (const BucketTable* table : shown_tables(report_)) buckets(*table);
    for (std::size_t s = 1; s < report_.systems.size(); ++s) ngrams(s);
    for (std::size_t s = 1; s < report_.systems.size(); ++s) units(s);
    signatures();
    return std::move(out_);
  }

 private:
  void head() {
    paragraph(report_.tool.name + " " + report_.tool.version + ", " + size_text(report_), kBold, 0);
    for (std::size_t s = 0; s < report_.systems.size(); ++s) {
      line("  " + in_style(kBold, letter_of(s)) + "  " +
           (options_.cut_to_width ? cut_line(report_.systems[s].name, width_ - kNameColumn)
                                  : one_line(report_.systems[s].name)) +
           in_style(kDim, s == 0 ? "  baseline" : ""));
    }
    for (const std::string& sentence : verdicts(report_)) paragraph(sentence, kBold);
    for (const std::string& remark : report_.remarks) paragraph(remark, kDim);
  }

  void scores() {
    if (report_.metrics.empty()) return;
    std::vector<TableRow> rows = {{""}};
    for (const MetricComparison& metric : report_.metrics) {
      rows.front().push_back(one_line(metric_name(metric)));
      rows.front().emplace_back();
    }
    for (std::size_t s = 0; s < report_.systems.size(); ++s) {
      TableRow& row = rows.emplace_back(TableRow{letter_of(s)});
      for (const MetricComparison& metric : report_.metrics) {
        row.push_back(value_text(metric.systems[s].score.value, metric.decimals));
        row.push_back(interval_text(metric.systems[s], metric.decimals));
      }
    }
    title("Scores", "");
    // Too wide for the line: a metric a row, and then without intervals.
    if (!fits(rows, 1)) rows = transposed(true);
    if (!fits(rows, 1)) shorten_names(rows, 1);
    if (!fits(rows, 1)) rows = transposed(false);
    table(std::move(rows), 1);
  }

  [[nodiscard]] std::vector<TableRow> transposed(bool with_intervals) const {
    std::vector<TableRow> rows = {{""}};
    for (std::size_t s = 0; s < report_.systems.size(); ++s) rows.front().push_back(letter_of(s));
    for (const MetricComparison& metric : report_.metrics) {
      TableRow& row = rows.emplace_back(TableRow{one_line(metric_name(metric))});
      for (const SystemScore& system : metric.systems) {
        const std::string interval = with_intervals ? interval_text(system, metric.decimals) : "";
        row.push_back(value_text(system.score.value, metric.decimals) + (interval.empty() ? "" : " " + interval));
      }
    }
    return rows;
  }

  void differences() {
    std::vector<TableRow> rows = {{"", "", "difference", "", "interval", "p (Holm)", "detectable", "p"}};
    std::vector<int> gains = {0};
    for (const MetricComparison& metric : report_.metrics) {
      for (const Comparison& difference : metric.differences) {
        const int gain = shown_gain(metric, difference);
        rows.push_back({one_line(metric_name(metric)), letter_of(difference.system) + " − A",
                        signed_number(difference.difference, metric.decimals),
                        gain > 0   ? "better"
                        : gain < 0 ? "worse"
                                   : "",
                        range_text(difference, metric.decimals), p_value_text(difference.holm_p_value),
                        value_text(difference.detectable, metric.decimals), p_value_text(difference.p_value)});
        gains.push_back(gain);
      }
    }
    if (rows.size() == 1) return;
    title("Differences", "");
    // Where there is no room: without what a reader misses least. The verdict always stays.
    constexpr std::size_t kDetectable = 6;  // and then the p that is not corrected, in its place
    constexpr std::size_t kInterval = 4;    // the same with p (Holm)
    for (int i = 0; i < 2 && !fits(rows, 2); ++i) drop_column(rows, kDetectable);
    if (!fits(rows, 2)) shorten_names(rows, 2);
    for (int i = 0; i < 2 && !fits(rows, 2); ++i) drop_column(rows, kInterval);
    const std::vector<std::string> lines = aligned_lines(rows, 2);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string_view style = i == 0 ? kDim : gains[i] > 0 ? kBetter : gains[i] < 0 ? kWorse : "";
      line("  " + in_style(style, trimmed(lines[i])));
    }
    paragraph(method_text(report_), kDim);
  }

  void buckets(const BucketTable& bucket_table) {
    const std::size_t systems = std::min(report_.systems.size(), kShownColumns + 1);
    std::vector<TableRow> rows = {{"", bucket_table.counts}};
    for (std::size_t s = 0; s < systems; ++s) {
      rows.front().push_back(letter_of(s));
      if (s > 0) rows.front().push_back(letter_of(s) + " − A");
    }
    for (const Bucket& bucket : bucket_table.buckets) {
      TableRow& row = rows.emplace_back(TableRow{one_line(bucket.name), grouped(bucket.units)});
      for (std::size_t s = 0; s < systems; ++s) {
        row.push_back(value_text(bucket.values[s], bucket_table.decimals));
        if (s == 0) continue;
        const bool both = bucket.values[s] && bucket.values[0];
        row.push_back(both ? signed_number(*bucket.values[s] - *bucket.values[0], bucket_table.decimals) : "–");
      }
    }
    const std::string measure = one_line(bucket_table.measure);
    title(
        (measure.find('.') == std::string::npos ? capitalised(measure) : measure) + " by " + one_line(bucket_table.by),
        bucket_table.lower_is_better ? "lower is better" : "");
    table(std::move(rows), 1);
  }

  void ngrams(std::size_t system) {
    const std::string letter = letter_of(system);
    ngram_list(first_ngrams(report_.ngrams_gained, system, options_.top), letter, "has more often than A");
    ngram_list(first_ngrams(report_.ngrams_lost, system, options_.top), letter, "has less often than A");
  }

  void ngram_list(const std::vector<const NgramDifference*>& ngrams, const std::string& letter, const char* what) {
    if (ngrams.empty()) return;
    title("N-grams of the reference that " + letter + " " + what, "");
    std::vector<TableRow> rows = {{"A", letter, "reference", ""}};
    for (const NgramDifference* ngram : ngrams) {
      rows.push_back(
          {std::to_string(ngram->baseline_hits), std::to_string(ngram->system_hits), std::to_string(ngram->reference)});
    }
    const std::vector<std::string> lines = aligned_lines(rows, 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string text = i == 0 ? "" : "   " + one_line(ngrams[i - 1]->text);
      const std::string row = trimmed(lines[i]) + text;
      line("  " + in_style(i == 0 ? kDim : "", options_.cut_to_width ? cut_row(row, width_ - 2) : row));
    }
  }

  /// By the first metric, so that there are not too many.
  void units(std::size_t system) {
    if (report_.metrics.empty()) return;
    const std::vector<const UnitDifference*> shown = shown_differences(report_, system, 0, options_.top);
    if (shown.empty()) return;
    const MetricComparison& metric = report_.metrics.front();
    title("Units in which " + letter_of(system) + " differs most from A", "by " + one_line(metric_name(metric)));
    for (const UnitDifference* difference : shown) {
      const ComparedUnit& unit = report_.units[difference->unit];
      const int gain = gain_of(metric, difference->baseline_value, difference->value);
      line("");
      line("  " + in_style(kBold, "unit " + std::to_string(unit.number + 1)) + "  " +
           value_text(difference->baseline_value, metric.decimals) + " → " +
           value_text(difference->value, metric.decimals) + "  " +
           in_style(gain > 0 ? kBetter : kWorse,
                    signed_number(difference->value - difference->baseline_value, metric.decimals)));
      if (unit.source) text("source", cells_of(*unit.source, false), {});
      for (const std::string& reference : unit.references) text("reference", cells_of(reference, false), {});
      const DiffTexts texts = diff_.compare(unit.hypotheses[0], unit.hypotheses[system]);
      text("A", cells(texts.first, "[-", "-]"), kRedWords);
      messages(unit, 0);
      text(letter_of(system), cells(texts.second, "{+", "+}"), kGreenWords);
      messages(unit, system);
    }
  }

  void messages(const ComparedUnit& unit, std::size_t system) {
    if (system >= unit.findings.size()) return;
    for (const std::string& message : unit.findings[system]) text("", cells_of("• " + message, false), {});
  }

  /// What differs is marked; without colours by brackets, as `wdiff` writes them.
  [[nodiscard]] Cells cells(const DiffPieces& pieces, std::string_view open, std::string_view close) const {
    Cells all;
    const auto add = [&](std::string_view text, bool is_marked) {
      const Cells more = cells_of(text, is_marked);
      all.insert(all.end(), more.begin(), more.end());
    };
    for (const DiffPiece& piece : pieces) {
      if (piece.after_space) add(" ", false);
      const bool in_brackets = piece.is_different && !options_.color;
      if (in_brackets) add(open, false);
      add(piece.text, piece.is_different);
      if (in_brackets) add(close, false);
    }
    return all;
  }

  void text(std::string_view label, const Cells& cells, std::string_view style) {
    constexpr std::size_t kLabel = 11;
    constexpr std::size_t kIndent = 4;
    const std::size_t room = width_ - kIndent - kLabel;
    const std::vector<Cells> lines =
        wrap(options_.cut_to_width ? shorten(cells, kTextLines * room, true) : cells, room);
    for (std::size_t i = 0; i < std::max<std::size_t>(lines.size(), 1); ++i) {
      std::string start(kIndent, ' ');
      start += in_style(kDim, i == 0 ? label : "");
      start.append(kLabel - (i == 0 ? label.size() : 0), ' ');
      line(start + (lines.empty() ? in_style(kDim, "(nothing)")
                                  : styled_cells(lines[i], options_.color ? style : std::string_view())));
    }
  }

  void title(const std::string& what, const std::string& note) {
    line("");
    if (!options_.cut_to_width) {
      line(in_style(kBold, what) + (note.empty() ? "" : "  " + in_style(kDim, note)));
      return;
    }
    const std::string shown = cut_row(what, width_);
    const std::size_t room = width_ - std::min(width_, display_width(shown) + 2);
    line(in_style(kBold, shown) + (note.empty() || room == 0 ? "" : "  " + in_style(kDim, cut_row(note, room))));
  }

  /// How each metric was computed.
  void signatures() {
    bool any = false;
    for (const MetricComparison& metric : report_.metrics) {
      const std::string text = signature_text(metric);
      if (text.empty()) continue;
      if (!any) line("");
      any = true;
      if (options_.cut_to_width) {
        paragraph(text, kDim);
      } else {
        line("  " + in_style(kDim, one_line(text)));
      }
    }
  }

  /// Whether a table has room in the line; `left` columns of it are to the left.
  [[nodiscard]] bool fits(const std::vector<TableRow>& rows, std::size_t left) const {
    if (!options_.cut_to_width) return true;
    for (const std::string& row : aligned_lines(rows, left)) {
      if (display_width(trimmed(row)) + 2 > width_) return false;
    }
    return true;
  }

  static void drop_column(std::vector<TableRow>& rows, std::size_t column) {
    for (TableRow& row : rows) {
      if (column < row.size()) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    }
  }

  /// Cuts the names in the first column, by as much as the rest is too wide; numbers are never cut.
  void shorten_names(std::vector<TableRow>& rows, std::size_t left) const {
    constexpr std::size_t kLeastName = 8;
    std::size_t longest = 0;
    for (const TableRow& row : rows) longest = std::max(longest, display_width(row.front()));
    while (longest > kLeastName && !fits(rows, left)) {
      --longest;
      for (TableRow& row : rows) row.front() = cut_row(row.front(), longest);
    }
  }

  void table(std::vector<TableRow> rows, std::size_t left) {
    if (!fits(rows, left)) shorten_names(rows, left);
    std::size_t dropped = 0;
    for (; !fits(rows, left) && rows.front().size() > 2; ++dropped) drop_column(rows, rows.front().size() - 1);
    const std::vector<std::string> lines = aligned_lines(rows, left);
    for (std::size_t i = 0; i < lines.size(); ++i) line("  " + in_style(i == 0 ? kDim : "", trimmed(lines[i])));
    if (dropped > 0) paragraph(counted(dropped, "column has", "columns have") + " no room in the line", kDim);
  }

  void paragraph(const std::string& text, std::string_view style, std::size_t indent = 2) {
    for (const Cells& part : wrap(cells_of(text, true), width_ - indent)) {
      line(std::string(indent, ' ') + styled_cells(part, options_.color ? style : std::string_view()));
    }
  }

  /// Without spaces at the end.
  static std::string trimmed(const std::string& text) {
    const std::size_t last = text.find_last_not_of(' ');
    return last == std::string::npos ? std::string() : text.substr(0, last + 1);
  }

  [[nodiscard]] std::string in_style(std::string_view style, std::string_view text) const {
    return text.empty() ? std::string() : styled(options_.color ? style : std::string_view(), text);
  }

  void line(const std::string& text) { (out_ += text) += '\n'; }

  const CompareReport& report_;
  CompareConsoleOptions options_;
  std::size_t width_;
  WordDiff diff_;
  std::string out_;
};

}  // namespace

std::string to_console(const CompareReport& report, const CompareConsoleOptions& options) {
  return Writer(report, options).write();
}

}  // namespace lacuna::reports
