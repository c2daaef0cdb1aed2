#include "eval/align/alignment_score.h"

#include <gtest/gtest.h>

namespace lacuna::align {
namespace {

using Beads = std::vector<BeadSides>;

TEST(AlignmentScore, IdenticalIsPerfect) {
  const Beads gold{{{0}, {0}}, {{1, 2}, {1}}, {{}, {2}}, {{3}, {}}};
  const AlignmentAgreement agreement = evaluate_alignment(gold, gold);
  EXPECT_EQ(agreement.strict.f1(), 1.0);
  EXPECT_EQ(agreement.lax.f1(), 1.0);
  EXPECT_EQ(agreement.null.f1(), 1.0);
  EXPECT_EQ(agreement.strict.predicted, 4U);
  EXPECT_EQ(agreement.strict.gold, 2U) << "recall leaves null beads out";
  EXPECT_EQ(agreement.null.gold, 2U);
}

TEST(AlignmentScore, LaxWantsOneSharedPair) {
  const Beads gold{{{0}, {0}}, {{1, 2}, {1}}, {{}, {2}}};
  const Beads predicted{{{0}, {0}}, {{1}, {1}}, {{2}, {2}}};
  const AlignmentAgreement agreement = evaluate_alignment(gold, predicted);
  EXPECT_EQ(agreement.strict.right_predicted, 1U);
  EXPECT_EQ(agreement.lax.right_predicted, 2U);
  EXPECT_DOUBLE_EQ(agreement.strict.precision(), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(agreement.lax.precision(), 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(agreement.strict.recall(), 1.0 / 2.0);
  EXPECT_DOUBLE_EQ(agreement.lax.recall(), 1.0);
  EXPECT_DOUBLE_EQ(agreement.lax.f1(), 0.8);
  EXPECT_EQ(agreement.null.right_gold, 0U);
}

TEST(AlignmentScore, NullBeadsHaveToBeIdentical) {
  const Beads gold{{{0}, {0}}, {{1}, {}}};
  const Beads predicted{{{0}, {}}, {{1}, {}}, {{}, {0}}};
  const AlignmentAgreement agreement = evaluate_alignment(gold, predicted);
  EXPECT_DOUBLE_EQ(agreement.strict.precision(), 1.0 / 3.0);
  EXPECT_EQ(agreement.strict.recall(), 0.0);
  EXPECT_EQ(agreement.strict.f1(), 0.0);
  EXPECT_DOUBLE_EQ(agreement.null.recall(), 1.0);
}

TEST(AlignmentScore, OrderWithinABeadDoesNotMatter) {
  EXPECT_EQ(evaluate_alignment(Beads{{{1, 0}, {3, 2}}}, Beads{{{0, 1}, {2, 3}}}).strict.f1(), 1.0);
}

TEST(AlignmentScore, NothingIsZero) {
  const AlignmentAgreement agreement = evaluate_alignment({}, {});
  EXPECT_EQ(agreement.strict.f1(), 0.0);
  EXPECT_EQ(evaluate_alignment(Beads{{{0}, {0}}}, {}).lax.f1(), 0.0);
  EXPECT_EQ(evaluate_alignment({}, Beads{{{}, {}}}).strict.predicted, 0U) << "an empty bead is none";
}

}  // namespace
}  // namespace lacuna::align
