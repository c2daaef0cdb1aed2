#include "eval/langpack/coverage_model.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace lacuna::langpack {
namespace {

constexpr std::array kStates{CoverState::kCovered, CoverState::kWeak, CoverState::kShared, CoverState::kUncovered};

SideExpectations usual() {
  SideExpectations side;
  side.class_clean.fill(StateCounts{0.85F, 0.05F, 0.05F, 0.05F});
  side.class_lost.fill(StateCounts{0.05F, 0.05F, 0.10F, 0.80F});
  return side;
}

TEST(SideExpectationsTest, OpenSpeaksForAnOmissionAndCoveredAgainst) {
  const SideExpectations side = usual();
  EXPECT_NEAR(side.evidence(kUnknownWord, 0, CoverState::kUncovered, nullptr), std::log(0.80 / 0.05), 1e-5);
  EXPECT_NEAR(side.evidence(kUnknownWord, 0, CoverState::kCovered, nullptr), std::log(0.05 / 0.85), 1e-5);
  EXPECT_NEAR(side.evidence(kUnknownWord, 0, CoverState::kWeak, nullptr), 0.0, 1e-5);
}

TEST(SideExpectationsTest, ATermThatIsOftenOpenInGoodTranslationsProvesLess) {
  SideExpectations side = usual();
  side.term_counts = {StateCounts{1000.0F, 0.0F, 0.0F, 0.0F}, StateCounts{10.0F, 0.0F, 0.0F, 990.0F},
                      StateCounts{0.0F, 0.0F, 0.0F, 2.0F}};
  const auto uncovered = [&](WordId term) { return side.evidence(term, 0, CoverState::kUncovered, nullptr); };
  const double by_class = uncovered(kUnknownWord);
  EXPECT_GT(uncovered(0), by_class);
  EXPECT_LT(uncovered(2), by_class);
  EXPECT_LT(uncovered(1), uncovered(2));
  EXPECT_LT(uncovered(1), 0.0);
  EXPECT_EQ(uncovered(3), by_class);  // no counts of its own
}

TEST(SideExpectationsTest, TheDocumentsOwnUsageCounts) {
  const SideExpectations side = usual();
  const StateCounts dropped_throughout{0.0F, 0.0F, 0.0F, 20.0F};
  const StateCounts rendered_elsewhere{20.0F, 0.0F, 0.0F, 0.0F};
  const double alone = side.evidence(0, 0, CoverState::kUncovered, nullptr);
  EXPECT_LT(side.evidence(0, 0, CoverState::kUncovered, &dropped_throughout), alone);
  EXPECT_GT(side.evidence(0, 0, CoverState::kUncovered, &rendered_elsewhere), alone);
}

TEST(SideExpectationsTest, NoWordSaysMoreThanFourNatsAndNothingIsInfinite) {
  SideExpectations side;  // all zero: no class has been seen
  for (std::size_t term_class = 0; term_class < kTermClasses; ++term_class) {
    for (const CoverState state : kStates) {
      EXPECT_TRUE(std::isfinite(side.evidence(0, term_class, state, nullptr)));
    }
  }
  side.class_clean.fill(StateCounts{1.0F, 0.0F, 0.0F, 0.0F});
  side.class_lost.fill(StateCounts{0.0F, 0.0F, 0.0F, 1.0F});
  EXPECT_EQ(side.evidence(0, 0, CoverState::kUncovered, nullptr), 4.0);
  EXPECT_EQ(side.evidence(0, 0, CoverState::kCovered, nullptr), -4.0);
}

TEST(LogisticTest, ProbabilityOfTheLogit) {
  Logistic<2> model;
  EXPECT_EQ(model.probability({}), 0.5);
  model.bias = 1.0;
  model.weights = {2.0, -1.0};
  EXPECT_EQ(model.logit({3.0, 4.0}), 3.0);
  EXPECT_NEAR(model.probability({3.0, 4.0}), 1.0 / (1.0 + std::exp(-3.0)), 1e-15);
  EXPECT_EQ(model.probability({1e6, 0.0}), 1.0);
  EXPECT_EQ(model.probability({-1e6, 0.0}), 0.0);
}

}  // namespace
}  // namespace lacuna::langpack
