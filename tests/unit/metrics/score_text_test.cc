#include "metrics/score_text.h"

#include <gtest/gtest.h>

namespace lacuna::metrics {
namespace {

TEST(ScoreTextTest, WritesNameSignatureValueAndLengths) {
  Score score;
  score.metric = "length ratio";
  score.value = 0.98765;
  score.signature = "nrefs:1";
  score.components = {{"hypothesis_length", 12.0}, {"reference_length", 13.0}};
  EXPECT_EQ(score_line(score, 3), "length ratio|nrefs:1 = 0.988 (hyp_len = 12 ref_len = 13)");
}

TEST(ScoreTextTest, SaysWhyThereIsNoValue) {
  Score score;
  score.metric = "X";
  score.reason = "nothing to count";
  EXPECT_EQ(score_line(score, 2), "X = undefined (nothing to count)");
}

TEST(ScoreTextTest, WritesBleusVerbosePart) {
  Score score;
  score.components = {{"precision_1", 50.0}, {"precision_2", 33.349},      {"brevity_penalty", 0.9},
                      {"ratio", 1.0986},     {"hypothesis_length", 905.0}, {"reference_length", 824.0}};
  EXPECT_EQ(verbose_text(score), "50.0/33.3 (BP = 0.900 ratio = 1.099 hyp_len = 905 ref_len = 824)");
}

}  // namespace
}  // namespace lacuna::metrics
