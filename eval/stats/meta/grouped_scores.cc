#include "eval/stats/meta/grouped_scores.h"

#include <algorithm>
#include <cmath>

namespace lacuna::stats {

GroupedScores group_scores(std::span<const std::optional<double>> human, std::size_t segments, MetaGrouping grouping) {
  GroupedScores grouped;
  const std::size_t systems = segments == 0 ? 0 : human.size() / segments;
  const auto add = [&](std::size_t cell) {
    if (!human[cell]) return;
    grouped.cells.push_back(static_cast<std::uint32_t>(cell));
    grouped.human.push_back(*human[cell]);
  };
  const auto end_group = [&] {
    if (grouped.cells.size() > grouped.begins.back()) grouped.begins.push_back(grouped.cells.size());
  };
  if (grouping == MetaGrouping::kItem) {
    for (std::size_t segment = 0; segment < segments; ++segment) {
      for (std::size_t system = 0; system < systems; ++system) add(system * segments + segment);
      end_group();
    }
    return grouped;
  }
  for (std::size_t system = 0; system < systems; ++system) {
    for (std::size_t segment = 0; segment < segments; ++segment) add(system * segments + segment);
    if (grouping == MetaGrouping::kSystem) end_group();
  }
  end_group();
  return grouped;
}

std::vector<double> gather(const GroupedScores& grouped, std::span<const double> metric) {
  std::vector<double> values(grouped.size());
  std::transform(grouped.cells.begin(), grouped.cells.end(), values.begin(),
                 [&](std::uint32_t cell) { return metric[cell]; });
  return values;
}

std::vector<double> z_scores(std::span<const double> values) {
  std::vector<double> scores(values.begin(), values.end());
  if (values.empty()) return scores;
  const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
  if (*lowest == *highest) {
    std::fill(scores.begin(), scores.end(), 0.0);
    return scores;
  }
  const auto count = static_cast<double>(values.size());
  double sum = 0.0;
  for (const double value : values) sum += value;
  const double mean = sum / count;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / count);
  for (double& score : scores) score = deviation > 0.0 ? (score - mean) / deviation : 0.0;
  return scores;
}

}  // namespace lacuna::stats
