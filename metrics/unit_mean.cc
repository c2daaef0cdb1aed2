#include "metrics/unit_mean.h"

#include <algorithm>
#include <limits>

#include "lacuna/version.h"

namespace lacuna {

Result<MetricPtr> make_unit_mean(const UnitMeanOptions& options) {
  if (options.name.empty() || options.name.find_first_of("|\t\n") != std::string::npos) {
    return Error{.code = ErrorCode::kUsage, .message = "a metric needs a name, without '|' or tabs", .path = {}};
  }
  return MetricPtr(std::make_shared<const metrics::UnitMean>(options));
}

void unit_mean_row(double score, std::span<double> row) {
  row[0] = score;
  row[1] = 1.0;
}

namespace metrics {

UnitMean::UnitMean(const UnitMeanOptions& options) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  info_.id = options.name;
  info_.display_name = options.name;
  info_.inputs = {.source = false, .hypothesis = false, .references = false};
  info_.columns = {{.name = "sum", .unit = "points", .integral = false}, {.name = "units", .unit = "units"}};
  info_.lowest = -kInfinity;
  info_.highest = kInfinity;
  info_.ideal = options.lower_is_better ? -kInfinity : kInfinity;
  info_.direction = options.lower_is_better ? Direction::kLower : Direction::kHigher;
}

std::string UnitMean::signature(int /*references*/) const { return std::string("mean:units|version:") + kVersion; }

std::unique_ptr<const Metric::ReferenceCache> UnitMean::prepare_references(
    std::span<const ReferenceSet> /*references*/) const {
  return std::make_unique<ReferenceCache>();
}

std::unique_ptr<Metric::Scratch> UnitMean::make_scratch() const { return std::make_unique<Scratch>(); }

void UnitMean::write_row(const UnitText& /*unit*/, const ReferenceCache& /*cache*/, Scratch& /*scratch*/,
                         std::span<double> row) const {
  std::fill(row.begin(), row.end(), 0.0);
}

Score UnitMean::score(std::span<const double> sums) const {
  Score score;
  score.metric = info_.display_name;
  if (sums[1] > 0) {
    score.value = sums[0] / sums[1];
  } else {
    score.reason = "no unit has a score";
  }
  return score;
}

}  // namespace metrics
}  // namespace lacuna
