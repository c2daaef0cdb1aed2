#include "eval/pipeline/compare/unit_differences.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "eval/stats/gains.h"

namespace lacuna::pipeline {
namespace {

/// How much better a system is in a unit than the baseline.
struct UnitGain {
  std::size_t unit = 0;
  double gain = 0.0;
};

// The greatest first, then the first unit; no more than `limit`.
void keep_greatest(std::vector<UnitGain>& gains, std::size_t limit) {
  const auto is_before = [](const UnitGain& a, const UnitGain& b) {
    const double left = std::abs(a.gain);
    const double right = std::abs(b.gain);
    return left != right ? left > right : a.unit < b.unit;
  };
  const std::size_t size = std::min(limit, gains.size());
  std::partial_sort(gains.begin(), gains.begin() + static_cast<std::ptrdiff_t>(size), gains.end(), is_before);
  gains.resize(size);
}

std::vector<UnitGain> greatest_gains(const ComparedMetric& metric, std::size_t system, std::size_t limit) {
  const MetricInfo& info = metric.metric->info();
  std::vector<UnitGain> gains;
  std::vector<UnitGain> losses;
  for (std::size_t unit = 0; unit < metric.unit_values[system].size(); ++unit) {
    const std::optional<double>& ours = metric.unit_values[system][unit];
    const std::optional<double>& baseline = metric.unit_values.front()[unit];
    if (!ours || !baseline) continue;
    const double gain = stats::goodness(info, *ours) - stats::goodness(info, *baseline);
    if (gain > 0.0) gains.push_back({unit, gain});
    if (gain < 0.0) losses.push_back({unit, gain});
  }
  const std::size_t half = limit / 2;
  const std::size_t most_gains = std::max(limit - half, limit - std::min(limit, losses.size()));
  keep_greatest(gains, most_gains);
  keep_greatest(losses, limit - gains.size());
  gains.insert(gains.end(), losses.begin(), losses.end());
  keep_greatest(gains, limit);
  return gains;
}

ComparedUnit unit_of(const Compared& compared, std::size_t number) {
  ComparedUnit unit{.number = number};
  if (!compared.source.empty()) unit.source = std::string(compared.source[number]);
  for (const Lines& reference : compared.references) unit.references.emplace_back(reference[number]);
  for (const Lines& hypothesis : compared.hypotheses) unit.hypotheses.emplace_back(hypothesis[number]);
  for (const ComparedMetric& metric : compared.metrics) {
    std::vector<std::optional<double>>& values = unit.values.emplace_back();
    for (const auto& system : metric.unit_values) values.push_back(system[number]);
  }
  unit.findings.resize(compared.systems.size());
  for (std::size_t s = 0; s < compared.findings.size(); ++s) unit.findings[s] = compared.findings[s][number];
  return unit;
}

}  // namespace

DifferentUnits different_units(const Compared& compared, std::size_t limit) {
  DifferentUnits different;
  for (std::size_t system = 1; system < compared.systems.size(); ++system) {
    for (std::size_t m = 0; m < compared.metrics.size(); ++m) {
      const ComparedMetric& metric = compared.metrics[m];
      for (const UnitGain& gain : greatest_gains(metric, system, limit)) {
        different.differences.push_back({.system = system,
                                         .metric = m,
                                         .unit = gain.unit,
                                         .baseline_value = *metric.unit_values.front()[gain.unit],
                                         .value = *metric.unit_values[system][gain.unit]});
      }
    }
  }
  std::map<std::size_t, std::size_t> index_of;  // by number
  for (const UnitDifference& difference : different.differences) index_of.emplace(difference.unit, 0);
  for (auto& [number, index] : index_of) {
    index = different.units.size();
    different.units.push_back(unit_of(compared, number));
  }
  for (UnitDifference& difference : different.differences) difference.unit = index_of[difference.unit];
  return different;
}

}  // namespace lacuna::pipeline
