#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/format_number.h"
#include "reports/gate/history_series.h"
#include "reports/gate/history_writers.h"
#include "reports/markup.h"
#include "reports/wording.h"

namespace lacuna::reports {
namespace {

// In units of the picture, which takes the width that the page gives it.
constexpr double kWidth = 640;
constexpr double kHeight = 150;
constexpr double kLeft = 72;  // room for the labels of the axis
constexpr double kRight = 632;
constexpr double kTop = 14;
constexpr double kBottom = 120;
constexpr double kDates = 140;  // baseline of the dates
constexpr double kRadius = 4;

constexpr std::string_view kTrend = "var(--trend, currentColor)";
constexpr std::string_view kMuted = "var(--muted, currentColor)";
constexpr std::string_view kBad = "var(--bad, #b3261e)";

std::string number(double value) { return base::format_fixed(value, 1); }

/// A value for reading, with a minus as typesetters know it.
std::string shown(double value) {
  const std::string text = readable_number(value);
  return text.starts_with('-') ? "−" + text.substr(1) : text;
}

struct Corner {
  double x = 0.0;
  double y = 0.0;
};

/// What of a polygon is on one side of a horizontal line.
std::vector<Corner> clipped(const std::vector<Corner>& polygon, double border, bool keep_above) {
  std::vector<Corner> kept;
  const auto is_kept = [&](const Corner& corner) { return keep_above ? corner.y <= border : corner.y >= border; };
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Corner& from = polygon[i];
    const Corner& to = polygon[(i + 1) % polygon.size()];
    if (is_kept(from)) kept.push_back(from);
    if (is_kept(from) == is_kept(to)) continue;
    kept.push_back({from.x + (to.x - from.x) * ((border - from.y) / (to.y - from.y)), border});
  }
  return kept;
}

class Trend {
 public:
  Trend(const HistorySeries& series, const ValueRange& values) : series_(series), values_(values), axis_(values) {
    if (!axis_.is_single()) return;
    for (const SeriesPoint& point : series_.points) {
      const std::optional<ValueRange> interval = interval_of(point);
      if (!interval) continue;
      axis_.include(interval->low);
      axis_.include(interval->high);
    }
  }

  [[nodiscard]] std::string svg() {
    begin();
    axis();
    // A stretch: values that can be compared with each other.
    for (std::size_t begin = 0; begin < series_.points.size();) {
      std::size_t end = begin + 1;
      while (end < series_.points.size() && are_comparable(series_.points[end - 1], series_.points[end])) ++end;
      bands(begin, end);
      line(begin, end);
      begin = end;
    }
    for (std::size_t i = 0; i < series_.points.size(); ++i) point(i);
    return std::move(out_) + "</svg>";
  }

 private:
  [[nodiscard]] double x(std::size_t i) const {
    const std::size_t last = series_.points.size() - 1;
    return kLeft + (kRight - kLeft) * (static_cast<double>(i) / static_cast<double>(last));
  }
  [[nodiscard]] double y(double value) const { return kBottom - (kBottom - kTop) * axis_.share_below(value); }
  /// The same, outside of the plot where the value is outside of the axis.
  [[nodiscard]] double free_y(double value) const {
    constexpr double kFar = 1e6;  // beyond which a drawing has no use for a place
    const double length = axis_.high / 2 - axis_.low / 2;
    if (!(length > 0.0)) return y(value);
    return kBottom - (kBottom - kTop) * std::clamp((value / 2 - axis_.low / 2) / length, -kFar, kFar);
  }
  [[nodiscard]] std::string place(std::size_t i, double value) const { return number(x(i)) + "," + number(y(value)); }

  void begin() {
    const SeriesPoint& last = series_.points.back();
    const std::optional<double> value = value_of(last);
    std::string label = series_.suite + " " + series_.metric + " over " +
                        counted(series_.points.size(), "run", "runs") + ": lowest " + shown(values_.low) +
                        ", highest " + shown(values_.high);
    label += ", last " + (value ? shown(*value) : "undefined") + " (" + to_string(last.score->verdict) + ")";
    out_ += "<svg class=\"trend\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + escaped(label) +
            "\" viewBox=\"0 0 " + base::format_shortest(kWidth) + " " + base::format_shortest(kHeight) +
            "\" font-size=\"12\">";
  }

  void text(double x, double y, std::string_view anchor, std::string_view words) {
    out_.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" text-anchor=\"");
    out_.append(anchor).append("\" fill=\"").append(kMuted).append("\">").append(escaped(words)).append("</text>");
  }

  void axis() {
    out_ += "<path d=\"M" + number(kLeft) + "," + number(kTop) + "V" + number(kBottom) + "H" + number(kRight) +
            "\" fill=\"none\" stroke=\"" + std::string(kMuted) + "\" stroke-opacity=\"0.5\"/>";
    for (const double value : {axis_.high, axis_.low}) {
      text(kLeft - 8, y(value) + 4, "end", shown(value));
      if (axis_.is_single()) break;
    }
    text(kLeft, kDates, "start", day(series_.points.front()));
    text(kRight, kDates, "end", day(series_.points.back()));
  }

  static std::string_view day(const SeriesPoint& point) { return std::string_view{point.run->time}.substr(0, 10); }

  /// The intervals between `begin` and `end`, a shape for each row of them without a gap; what is beyond the axis is
  /// cut off.
  void bands(std::size_t begin, std::size_t end) {
    while (begin < end) {
      std::size_t stop = begin;
      std::vector<Corner> corners;
      std::vector<Corner> lower;
      for (; stop < end; ++stop) {
        const std::optional<ValueRange> interval = interval_of(series_.points[stop]);
        if (!interval) break;
        corners.push_back({x(stop), free_y(interval->high)});
        lower.push_back({x(stop), free_y(interval->low)});
      }
      corners.insert(corners.end(), lower.rbegin(), lower.rend());
      if (stop - begin > 1) band(clipped(clipped(corners, kBottom, true), kTop, false));
      begin = std::max(stop, begin + 1);
    }
  }

  void band(const std::vector<Corner>& corners) {
    if (corners.empty()) return;
    out_ += "<polygon points=\"";
    for (const Corner& corner : corners) {
      out_.append(out_.ends_with('"') ? "" : " ").append(number(corner.x)).append(",").append(number(corner.y));
    }
    out_.append("\" fill=\"").append(kTrend).append("\" fill-opacity=\"0.15\"/>");
  }

  void line(std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    out_ += "<polyline points=\"";
    for (std::size_t i = begin; i < end; ++i) {
      out_.append(i == begin ? "" : " ").append(place(i, *value_of(series_.points[i])));
    }
    out_.append("\" fill=\"none\" stroke=\"").append(kTrend).append("\" stroke-width=\"2\"/>");
  }

  /// Told apart by colour and by shape: a disc, a ring, a square.
  void point(std::size_t i) {
    const SeriesPoint& point = series_.points[i];
    const std::optional<double> value = value_of(point);
    if (!value) return;
    const bool is_bad = point.score->verdict == Verdict::kFail || point.score->verdict == Verdict::kError;
    const bool is_open = point.score->verdict == Verdict::kInconclusive;
    const std::string title = "<title>" + escaped(tooltip(point, *value)) + "</title>";
    if (is_bad) {
      const std::string side = number(2 * kRadius);
      out_ += "<rect x=\"" + number(x(i) - kRadius) + "\" y=\"" + number(y(*value) - kRadius) + "\" width=\"" + side +
              "\" height=\"" + side + "\" fill=\"" + std::string(kBad) + "\">" + title + "</rect>";
      return;
    }
    out_ +=
        "<circle cx=\"" + number(x(i)) + "\" cy=\"" + number(y(*value)) + "\" r=\"" + number(kRadius) + "\" fill=\"";
    out_.append(is_open ? "var(--paper, #fff)" : kTrend).append("\"");
    if (is_open) out_.append(" stroke=\"").append(kMuted).append("\" stroke-width=\"2\"");
    out_ += ">" + title + "</circle>";
  }

  static std::string tooltip(const SeriesPoint& point, double value) {
    std::string text = point.run->time;
    if (!point.run->commit.empty()) text += ", " + point.run->commit;
    text += ": " + shown(value);
    if (const std::optional<ValueRange> interval = interval_of(point)) {
      text += " (" + shown(interval->low) + " to " + shown(interval->high) + ")";
    }
    return text + ", " + to_string(point.score->verdict);
  }

  const HistorySeries& series_;
  ValueRange values_;
  ValueRange axis_;  // of the values; of the intervals, too, when all values are the same
  std::string out_;
};

}  // namespace

std::string trend_svg(const std::vector<HistoryRun>& runs, const std::string& suite, const std::string& metric) {
  HistorySeries series{suite, metric, {}};
  for (const HistoryRun& run : runs) {
    for (const HistoryScore& score : run.scores) {
      if (score.suite == suite && score.metric == metric) series.points.push_back({&run, &score});
    }
  }
  const auto has_value = [](const SeriesPoint& point) { return value_of(point).has_value(); };
  if (std::count_if(series.points.begin(), series.points.end(), has_value) < 2) return {};
  return Trend(series, *range_of(series)).svg();
}

}  // namespace lacuna::reports
