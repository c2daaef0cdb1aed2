#include "eval/stats/ranking.h"

#include <algorithm>

namespace lacuna::stats {

Ranking::Ranking(std::span<const double> scores, std::span<const std::uint8_t> labels) {
  items_.reserve(scores.size());
  for (std::uint32_t i = 0; i < scores.size(); ++i) items_.push_back({scores[i], i, labels[i] != 0});
  std::sort(items_.begin(), items_.end(),
            [](const Item& a, const Item& b) { return a.score != b.score ? a.score > b.score : a.index < b.index; });
}

template <class Times>
std::optional<RankingFigures> Ranking::sweep(Times times, const RankingLimits& limits) const {
  double positives = 0.0;
  double negatives = 0.0;
  for (const Item& item : items_) (item.positive ? positives : negatives) += times(item.index);
  if (positives == 0.0 || negatives == 0.0) return std::nullopt;
  RankingFigures figures;
  double true_positives = 0.0;
  double false_positives = 0.0;
  double ordered = 0.0;  // pairs of a positive and a lower negative
  for (std::size_t i = 0; i < items_.size();) {
    double more_true = 0.0;
    double more_false = 0.0;
    const double score = items_[i].score;
    for (; i < items_.size() && items_[i].score == score; ++i) {
      (items_[i].positive ? more_true : more_false) += times(items_[i].index);
    }
    if (more_true + more_false == 0.0) continue;
    true_positives += more_true;
    false_positives += more_false;
    ordered += more_true * (negatives - false_positives + more_false / 2.0);
    const double precision = true_positives / (true_positives + false_positives);
    const double recall = true_positives / positives;
    figures.average_precision += more_true / positives * precision;
    figures.best_f1 = std::max(figures.best_f1, 2.0 * true_positives / (true_positives + false_positives + positives));
    if (precision >= limits.precision) figures.recall_at_precision = recall;
    if (false_positives <= limits.false_positive_rate * negatives) figures.recall_at_false_positives = recall;
  }
  figures.area = ordered / (positives * negatives);
  return figures;
}

std::optional<RankingFigures> Ranking::figures(const RankingLimits& limits) const {
  return sweep([](std::uint32_t) { return 1.0; }, limits);
}

std::optional<RankingFigures> Ranking::figures(std::span<const std::uint32_t> times,
                                               const RankingLimits& limits) const {
  return sweep([times](std::uint32_t i) { return static_cast<double>(times[i]); }, limits);
}

}  // namespace lacuna::stats
