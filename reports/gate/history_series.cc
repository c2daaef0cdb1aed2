#include "reports/gate/history_series.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>

namespace lacuna::reports {

void ValueRange::include(double value) {
  low = std::min(low, value);
  high = std::max(high, value);
}

double ValueRange::share_below(double value) const {
  const double length = high / 2 - low / 2;  // halves: the whole may be too much for a double
  if (is_single() || !(length > 0.0)) return 0.5;
  return std::clamp((value / 2 - low / 2) / length, 0.0, 1.0);
}

std::vector<HistorySeries> all_series(const std::vector<HistoryRun>& runs) {
  std::vector<HistorySeries> all;
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> places;
  for (const HistoryRun& run : runs) {
    for (const HistoryScore& score : run.scores) {
      const auto [place, is_new] = places.try_emplace({score.suite, score.metric}, all.size());
      if (is_new) all.push_back({score.suite, score.metric, {}});
      all[place->second].points.push_back({&run, &score});
    }
  }
  return all;
}

std::optional<double> value_of(const SeriesPoint& point) {
  const std::optional<double>& value = point.score->value;
  return value && std::isfinite(*value) ? value : std::nullopt;
}

std::optional<ValueRange> interval_of(const SeriesPoint& point) {
  const HistoryScore& score = *point.score;
  const std::optional<double> value = value_of(point);
  if (!value || !score.gain || !score.gain_low || !score.gain_high) return std::nullopt;
  double below = *score.gain - *score.gain_low;
  double above = *score.gain_high - *score.gain;
  if (score.lower_is_better) std::swap(below, above);
  const ValueRange interval{*value - below, *value + above};
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return std::nullopt;
  return interval;
}

std::optional<ValueRange> range_of(const HistorySeries& series) {
  std::optional<ValueRange> range;
  for (const SeriesPoint& point : series.points) {
    const std::optional<double> value = value_of(point);
    if (!value) continue;
    if (!range) range = ValueRange{*value, *value};
    range->include(*value);
  }
  return range;
}

bool are_comparable(const SeriesPoint& point, const SeriesPoint& next) {
  return value_of(point) && value_of(next) && point.score->signature == next.score->signature;
}

const char* mark_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPass: return "✓";
    case Verdict::kInconclusive: return "?";
    case Verdict::kFail: return "✗";
    case Verdict::kError: return "!";
  }
  return "!";
}

const char* legend_of_marks() { return "✗ fail   ? inconclusive   ! error\n"; }

}  // namespace lacuna::reports
