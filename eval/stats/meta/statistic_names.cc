#include <algorithm>
#include <array>

#include "lacuna/meta_report.h"

namespace lacuna {
namespace {

constexpr std::array<std::string_view, 8> kStatistics = {"pearson",      "spearman", "kendall", "kendall-c",
                                                         "kendall-like", "accuracy", "spa",     "acc-eq"};
constexpr std::array<std::string_view, 3> kGroupings = {"none", "item", "system"};

template <class Value, std::size_t kSize>
std::optional<Value> named(const std::array<std::string_view, kSize>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Value>(found - names.begin());
}

}  // namespace

std::string_view to_string(MetaLevel level) { return level == MetaLevel::kSystem ? "system" : "segment"; }
std::string_view to_string(MetaGrouping grouping) { return kGroupings[static_cast<std::size_t>(grouping)]; }
std::string_view to_string(MetaStatistic statistic) { return kStatistics[static_cast<std::size_t>(statistic)]; }

std::optional<MetaStatistic> meta_statistic_of(std::string_view name) {
  return named<MetaStatistic>(kStatistics, name);
}
std::optional<MetaGrouping> meta_grouping_of(std::string_view name) { return named<MetaGrouping>(kGroupings, name); }

bool applies_to(MetaStatistic statistic, MetaLevel level) {
  if (statistic == MetaStatistic::kSoftAccuracy) return level == MetaLevel::kSystem;
  if (statistic == MetaStatistic::kTieAccuracy || statistic == MetaStatistic::kKendallLike) {
    return level == MetaLevel::kSegment;
  }
  return true;
}

}  // namespace lacuna
