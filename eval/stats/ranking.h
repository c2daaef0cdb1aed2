/// \file
/// How well scores put the positive items above the negative ones: the measures of a detector without a threshold.
///
///     Ranking ranking(scores, labels);
///     if (const auto figures = ranking.figures()) use(figures->area);
///
/// Items of equal score are taken or left together, so that no measure depends on the order of the input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lacuna::stats {

/// Operating points that recall is read at.
struct RankingLimits {
  double precision = 0.95;            ///< least precision, 0..1
  double false_positive_rate = 0.01;  ///< largest share of negatives above the threshold, 0..1
};

/// All in 0..1. A threshold is chosen with sight of the labels: these are what the best one reaches on these items.
struct RankingFigures {
  /// Area under the ROC curve: P(a positive scores higher than a negative), ties one half (Mann & Whitney 1947).
  double area = 0.0;
  /// Sum over thresholds of precision times the recall gained there, without interpolation.
  double average_precision = 0.0;
  double best_f1 = 0.0;                    ///< largest F1 of any threshold
  double recall_at_precision = 0.0;        ///< largest recall at the least precision; 0 when never reached
  double recall_at_false_positives = 0.0;  ///< largest recall within the false positive rate
};

/// The order of some scored items. Immutable. Cost: a sort, then linear for each set of figures.
class Ranking {
 public:
  /// `labels[i]` is 0 for a negative. Equally many of both; scores are numbers.
  Ranking(std::span<const double> scores, std::span<const std::uint8_t> labels);

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  /// Nothing when there are no positives or no negatives.
  [[nodiscard]] std::optional<RankingFigures> figures(const RankingLimits& limits = {}) const;
  /// The same with item i there `times[i]` times: the figures of a resample.
  [[nodiscard]] std::optional<RankingFigures> figures(std::span<const std::uint32_t> times,
                                                      const RankingLimits& limits = {}) const;

 private:
  struct Item {
    double score = 0.0;
    std::uint32_t index = 0;
    bool positive = false;
  };
  template <class Times>
  [[nodiscard]] std::optional<RankingFigures> sweep(Times times, const RankingLimits& limits) const;

  std::vector<Item> items_;  // highest score first
};

}  // namespace lacuna::stats
