#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/base/utf8.h"
#include "reports/display_width.h"
#include "reports/gate/history_series.h"
#include "reports/gate/history_writers.h"
#include "reports/one_line.h"
#include "reports/terminal_text.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kRows = 5;          // lines of a plot
constexpr std::size_t kCellsPerStep = 4;  // from one run to the next, at most

/// Dots, two by four in each cell: the Braille patterns from U+2800 on.
class DotCanvas {
 public:
  DotCanvas(std::size_t columns, std::size_t rows) : columns_(columns), rows_(rows), cells_(columns * rows, 0) {}

  [[nodiscard]] std::size_t width() const { return 2 * columns_; }
  [[nodiscard]] std::size_t height() const { return 4 * rows_; }

  /// From the left and from below.
  void dot(std::size_t x, std::size_t y) {
    static constexpr unsigned char kBits[4][2] = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};
    const std::size_t from_top = height() - 1 - y;
    cells_[from_top / 4 * columns_ + x / 2] |= kBits[from_top % 4][x % 2];
  }
  void line(std::pair<std::size_t, std::size_t> from, std::pair<std::size_t, std::size_t> to) {
    const auto [x0, y0] = from;
    const auto [x1, y1] = to;
    const auto distance = [](std::size_t a, std::size_t b) { return a < b ? b - a : a - b; };
    const std::size_t steps = std::max(distance(x0, x1), distance(y0, y1));
    for (std::size_t i = 0; i <= steps; ++i) {
      const double share = steps == 0 ? 0.0 : static_cast<double>(i) / static_cast<double>(steps);
      const auto between = [&](std::size_t a, std::size_t b) {
        return static_cast<std::size_t>(
            std::lround(static_cast<double>(a) + share * (static_cast<double>(b) - static_cast<double>(a))));
      };
      dot(between(x0, x1), between(y0, y1));
    }
  }
  /// Without spaces at the end.
  [[nodiscard]] std::string row(std::size_t index) const {
    std::string text;
    std::size_t spaces = 0;
    for (std::size_t i = index * columns_; i < (index + 1) * columns_; ++i) {
      if (cells_[i] == 0) {
        ++spaces;
        continue;
      }
      text.append(spaces, ' ');
      spaces = 0;
      base::append_code_point(text, 0x2800 + char32_t{cells_[i]});
    }
    return text;
  }

 private:
  std::size_t columns_;
  std::size_t rows_;
  std::vector<unsigned char> cells_;
};

/// Where the runs stand on a canvas, from left to right.
class RunScale {
 public:
  RunScale(std::size_t runs, std::size_t cells)
      : runs_(runs), dots_(std::min(2 * cells, (runs - 1) * 2 * kCellsPerStep + 1)) {}

  [[nodiscard]] std::size_t at(std::size_t run) const { return runs_ < 2 ? 0 : run * (dots_ - 1) / (runs_ - 1); }
  [[nodiscard]] std::size_t cells() const { return (dots_ + 1) / 2; }

 private:
  std::size_t runs_;
  std::size_t dots_;
};

/// The worst verdict of the runs that share a cell.
std::string marks_of(const HistorySeries& series, const RunScale& scale, bool color) {
  std::vector<const HistoryScore*> worst(scale.cells(), nullptr);
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    const HistoryScore*& cell = worst[scale.at(i) / 2];
    if (cell == nullptr || cell->verdict < series.points[i].score->verdict) cell = series.points[i].score;
  }
  std::string marks;
  for (const HistoryScore* score : worst) {
    marks += score == nullptr ? " " : styled(color ? style_of(score->verdict) : "", mark_of(score->verdict));
  }
  return marks;
}

DotCanvas drawn(const HistorySeries& series, const RunScale& scale, const ValueRange& range) {
  DotCanvas canvas(scale.cells(), kRows);
  const auto place = [&](std::size_t i) {
    const double share = range.share_below(*value_of(series.points[i]));
    return std::pair(scale.at(i),
                     static_cast<std::size_t>(std::lround(share * static_cast<double>(canvas.height() - 1))));
  };
  for (std::size_t i = 0; i < series.points.size(); ++i) {
    if (!value_of(series.points[i])) continue;
    const bool goes_on = i + 1 < series.points.size() && are_comparable(series.points[i], series.points[i + 1]);
    canvas.line(place(i), place(goes_on ? i + 1 : i));
  }
  return canvas;
}

/// Name, last value and its verdict; below, what the runs are.
std::string head_of(const HistorySeries& series, std::size_t width, bool color) {
  const SeriesPoint& last = series.points.back();
  const std::optional<double> value = value_of(last);
  const std::string number = value ? readable_number(*value) : "-";
  const std::string name = cut_line(series.suite + "  " + series.metric, width - display_width(number) - 4);
  std::string head = styled(color ? kBold : "", name);
  head.append("  ").append(number).append(" ");
  head.append(styled(color ? style_of(last.score->verdict) : "", mark_of(last.score->verdict))).append("\n");
  std::string runs = counted(series.points.size(), "run", "runs");
  const auto day = [](const SeriesPoint& point) { return cut_line(point.run->time.substr(0, 10), 10); };
  runs += ", " + day(series.points.front());
  if (series.points.size() > 1) runs += " to " + day(last);
  if (last.score->baseline) runs += ", baseline " + readable_number(*last.score->baseline);
  if (last.score->lower_is_better) runs += ", lower is better";
  return head + styled(color ? kDim : "", cut_line(runs, width)) + "\n";
}

std::string plot_of(const HistorySeries& series, std::size_t width, bool color) {
  std::string out = head_of(series, width, color);
  const std::optional<ValueRange> range = range_of(series);
  if (!range) return out + "no values\n";
  std::vector<std::string> labels(kRows);
  if (range->is_single()) {
    labels[kRows / 2] = readable_number(range->low);
  } else {
    labels.front() = readable_number(range->high);
    labels.back() = readable_number(range->low);
  }
  std::size_t label_width = 0;
  for (const std::string& label : labels) label_width = std::max(label_width, label.size());
  const RunScale scale(series.points.size(), width - label_width - 2);
  const DotCanvas canvas = drawn(series, scale, *range);
  for (std::size_t row = 0; row < kRows; ++row) {
    out.append(label_width - labels[row].size(), ' ').append(labels[row]);
    out.append(labels[row].empty() ? " │" : " ┤").append(canvas.row(row)).append("\n");
  }
  std::string marks = marks_of(series, scale, color);
  return out.append(label_width + 2, ' ').append(marks).append("\n");
}

}  // namespace

std::string history_plot(const std::vector<HistoryRun>& runs, const HistoryTextOptions& options) {
  const std::vector<HistorySeries> all = all_series(runs);
  if (all.empty()) return "no scores\n";
  const std::size_t width = std::max(options.width, kLeastWidth);
  std::string out;
  for (const HistorySeries& series : all) {
    if (!out.empty()) out += "\n";
    out += plot_of(series, width, options.color);
  }
  return out;
}

}  // namespace lacuna::reports
