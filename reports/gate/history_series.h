/// \file
/// What the pictures of a history share: each score by itself, run after run. Internal to the writers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lacuna/history.h"

namespace lacuna::reports {

/// Both stay the caller's.
struct SeriesPoint {
  const HistoryRun* run = nullptr;
  const HistoryScore* score = nullptr;
};

struct HistorySeries {
  std::string suite;
  std::string metric;
  std::vector<SeriesPoint> points;
};

struct ValueRange {
  double low = 0.0;
  double high = 0.0;

  /// Makes it hold `value`, too.
  void include(double value);
  /// Where `value` lies, 0..1; in the middle of a range that is a single value.
  [[nodiscard]] double share_below(double value) const;
  [[nodiscard]] bool is_single() const { return !(low < high); }
};

/// All of them, in the order in which they first occur.
[[nodiscard]] std::vector<HistorySeries> all_series(const std::vector<HistoryRun>& runs);

/// The value, if it is a finite number.
[[nodiscard]] std::optional<double> value_of(const SeriesPoint& point);

/// Where the value lies by the interval of the gain.
[[nodiscard]] std::optional<ValueRange> interval_of(const SeriesPoint& point);

/// Lowest and highest value; null: there is none.
[[nodiscard]] std::optional<ValueRange> range_of(const HistorySeries& series);

/// Whether the one value may be compared with the next: both are there, and mean the same.
[[nodiscard]] bool are_comparable(const SeriesPoint& point, const SeriesPoint& next);

/// One character that stands for a verdict: ✓ ? ✗ !
[[nodiscard]] const char* mark_of(Verdict verdict);

/// What the marks but the first mean.
[[nodiscard]] const char* legend_of_marks();

}  // namespace lacuna::reports
