#include "metrics/registry.h"

#include <gtest/gtest.h>

#include <set>

namespace lacuna::metrics {
namespace {

TEST(RegistryTest, NamesAreUniqueAndFound) {
  std::set<std::string_view> names;
  for (const MetricEntry* entry : metric_registry()) {
    EXPECT_TRUE(names.insert(entry->name).second) << entry->name;
    EXPECT_FALSE(entry->description.empty());
    EXPECT_EQ(find_metric(entry->name), entry);
  }
  EXPECT_EQ(find_metric("no such metric"), nullptr);
}

TEST(RegistryTest, SpbleuNeedsAModel) {
  const Result<MetricPtr> metric = find_metric("spbleu")->make({});
  ASSERT_FALSE(metric.ok());
  EXPECT_EQ(metric.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace lacuna::metrics
