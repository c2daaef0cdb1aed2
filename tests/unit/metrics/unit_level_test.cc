#include "metrics/unit_level.h"

#include <gtest/gtest.h>

namespace lacuna::metrics {
namespace {

TEST(UnitLevelTest, BleuGetsItsEffectiveOrder) {
  const MetricPtr bleu = *make_bleu({});
  const MetricPtr of_units = unit_level(bleu);
  EXPECT_NE(of_units, bleu);
  EXPECT_NE(of_units->signature(1).find("|eff:yes|"), std::string::npos);
  EXPECT_EQ(of_units->info().columns, bleu->info().columns);
  EXPECT_EQ(unit_level(of_units), of_units);
}

TEST(UnitLevelTest, OthersAreThemselves) {
  const MetricPtr chrf = *make_chrf({});
  EXPECT_EQ(unit_level(chrf), chrf);
}

}  // namespace
}  // namespace lacuna::metrics
