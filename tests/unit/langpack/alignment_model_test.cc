#include "eval/langpack/alignment_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>

namespace lacuna::langpack {
namespace {

constexpr auto kWindow = static_cast<std::ptrdiff_t>(kJumpWindow);

TEST(JumpsTest, DecayFromOneWordAheadToBothSides) {
  const Jumps jumps = Jumps::decaying(0.5);
  EXPECT_EQ(jumps.weight(1), 1.0F);
  for (std::ptrdiff_t d = -kWindow; d <= kWindow; ++d) {
    const double distance = std::abs(static_cast<double>(d) - 1.0);
    EXPECT_NEAR(jumps.weight(d), std::exp(-0.5 * distance), 1e-6) << d;
  }
  EXPECT_EQ(jumps.weight(0), jumps.weight(2));
}

TEST(JumpsTest, FartherOnesShareALowerWeight) {
  const Jumps jumps = Jumps::decaying(0.3);
  for (const std::ptrdiff_t d : {-kWindow - 1, kWindow + 1, -10 * kWindow, 100 * kWindow}) {
    EXPECT_EQ(jumps.weight(d), jumps.far) << d;
  }
  EXPECT_GT(jumps.far, 0.0F);
  EXPECT_LT(jumps.far, jumps.weight(-kWindow));
  EXPECT_LT(jumps.far, jumps.weight(kWindow));
}

TEST(JumpsTest, WithoutDecayAllNearOnesAreAlike) {
  const Jumps jumps = Jumps::decaying(0.0);
  for (const float weight : jumps.near) EXPECT_EQ(weight, 1.0F);
}

TEST(AlignmentModelTest, IsUsableBeforeItIsTrained) {
  const AlignmentModel model;
  EXPECT_GT(model.forward.far, 0.0F);
  EXPECT_GT(model.backward.far, 0.0F);
  EXPECT_TRUE(model.null_probability > 0.0F && model.null_probability < 1.0F);
  EXPECT_TRUE(model.null_source.empty() && model.null_target.empty());
}

}  // namespace
}  // namespace lacuna::langpack
