#include "eval/align/word_links.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::Lexicon;
using langpack::WordId;

WordAlignmentModel small_model() {
  WordAlignmentModel model;
  model.lexicon = Lexicon({0, 2, 3, 4}, {{0, 0.9F}, {1, 0.1F}, {1, 0.8F}, {2, 0.7F}});
  model.null_row = {0.001F, 0.001F, 0.001F, 0.9F};
  model.tension = 4.0;
  model.null_probability = 0.08;
  return model;
}

TEST(WordLinks, PosteriorsSumToOneAndFollowTheLexicon) {
  const std::vector<WordId> input{0, 1, 2};
  const std::vector<WordId> output{0, 1, 3, 2};
  const std::vector<float> posteriors = alignment_posteriors(small_model(), input, output);
  ASSERT_EQ(posteriors.size(), 16U);
  for (std::size_t j = 0; j < 4; ++j) {
    EXPECT_NEAR(std::accumulate(&posteriors[j * 4], &posteriors[j * 4] + 4, 0.0F), 1.0F, 1e-5F);
  }
  EXPECT_GT(posteriors[0 * 4 + 0], 0.9F);
  EXPECT_GT(posteriors[1 * 4 + 1], 0.8F);
  EXPECT_GT(posteriors[2 * 4 + 3], 0.9F);  // no word
  EXPECT_GT(posteriors[3 * 4 + 2], 0.9F);
}

TEST(WordLinks, PosteriorsOfEmptyAndUnknownWords) {
  EXPECT_TRUE(alignment_posteriors(small_model(), std::vector<WordId>{0}, {}).empty());
  const std::vector<WordId> unknown{langpack::kUnknownWord};
  EXPECT_EQ(alignment_posteriors(small_model(), {}, unknown), std::vector<float>{1.0F});
  const std::vector<float> posteriors = alignment_posteriors(small_model(), unknown, unknown);
  EXPECT_NEAR(posteriors[0], 0.92F, 1e-4F);
}

TEST(WordLinks, ViterbiLinksInBothDirections) {
  const std::vector<WordId> source{2, 0};
  const std::vector<WordId> target{0, 3, 2};
  EXPECT_EQ(viterbi_links(small_model(), source, target, false), (std::vector<Link>{{0, 2}, {1, 0}}));
  EXPECT_EQ(viterbi_links(small_model(), target, source, true), (std::vector<Link>{{0, 1}, {2, 0}}));
}

TEST(WordLinks, GrowDiagFinalAnd) {
  // Both have (0,0) and (2,2); (1,1) touches them on the diagonal; (2,3) is a neighbour and brings word 3; (5,0) is far
  // away and its target word is taken; (4,5) is far away and both of its words are free.
  const std::vector<Link> forward{{0, 0}, {1, 1}, {2, 2}, {4, 5}};
  const std::vector<Link> backward{{0, 0}, {2, 2}, {2, 3}, {5, 0}};
  EXPECT_EQ(grow_diag_final_and(forward, backward, 6, 6), (std::vector<Link>{{0, 0}, {1, 1}, {2, 2}, {2, 3}, {4, 5}}));
}

TEST(WordLinks, GrowDiagFinalAndOfNothingAndOfOneSide) {
  EXPECT_TRUE(grow_diag_final_and({}, {}, 0, 0).empty());
  const std::vector<Link> links{{1, 0}, {0, 1}};
  EXPECT_EQ(grow_diag_final_and(links, {}, 2, 2), (std::vector<Link>{{0, 1}, {1, 0}}));
  EXPECT_EQ(grow_diag_final_and({}, links, 2, 2), (std::vector<Link>{{0, 1}, {1, 0}}));
  EXPECT_TRUE(grow_diag_final_and(std::vector<Link>{{9, 9}}, {}, 2, 2).empty()) << "places outside the pair";
}

}  // namespace
}  // namespace lacuna::align
