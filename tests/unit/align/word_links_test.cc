#include "eval/align/word_links.h"

#include <gtest/gtest.h>

#include <vector>

namespace lacuna::align {
namespace {

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
