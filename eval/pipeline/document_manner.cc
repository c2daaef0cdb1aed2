#include "eval/pipeline/document_manner.h"

#include <algorithm>
#include <cmath>

namespace lacuna::pipeline {
namespace {

constexpr double kPackLength = 8.0;     // units that the pack's expectation of lengths is worth
constexpr double kPackFreedom = 200.0;  // and that of open terms: a short text with much left out is not a free one
constexpr double kFreedomWeight = 2.5;  // of a free translation the open terms stand in longer runs, too: measured
constexpr double kLeastShare = 0.01;

/// The median, drawn to 0.
double shrunk_median(std::vector<double>& values, double pack_units) {
  if (values.empty()) return 0.0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  const auto count = static_cast<double>(values.size());
  return *middle * count / (count + pack_units);
}

double logit(double share) {
  const double p = std::clamp(share, kLeastShare, 1.0 - kLeastShare);
  return std::log(p / (1.0 - p));
}

void add_share(const metrics::SideCoverage& side, const langpack::SideModel& model, std::vector<double>& shares) {
  if (const auto share = side.open_share()) {
    shares.push_back(logit(*share) - logit(static_cast<double>(model.expectations.open_share)));
  }
}

}  // namespace

void DocumentManner::add(const metrics::UnitCoverage& unit) {
  length_.push_back(unit.length_z(pack_.length));
  add_share(unit.source, pack_.coverage.source, source_open_);
  add_share(unit.target, pack_.coverage.target, target_open_);
}

void DocumentManner::finish() {
  usual_ = {shrunk_median(length_, kPackLength),
            std::max(0.0, kFreedomWeight * shrunk_median(source_open_, kPackFreedom)),
            std::max(0.0, kFreedomWeight * shrunk_median(target_open_, kPackFreedom))};
}

metrics::UnitContext DocumentManner::context(const metrics::UnitCoverage& unit) const {
  metrics::UnitContext context = usual_;
  context.length_z = unit.length_z(pack_.length) - usual_.length_z;
  return context;
}

}  // namespace lacuna::pipeline
