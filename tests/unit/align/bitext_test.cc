#include "eval/align/bitext.h"

#include <gtest/gtest.h>

#include <vector>

namespace lacuna::align {
namespace {

using langpack::WordId;
using Words = std::vector<WordId>;

Words list(std::span<const WordId> words) { return {words.begin(), words.end()}; }

TEST(BitextTest, GivesBackThePairsThatWereAdded) {
  Bitext bitext;
  bitext.add(Words{1, 2, 3}, Words{4}, 1.0F);
  bitext.add(Words{}, Words{5, 5}, 0.0F);
  bitext.add(Words{6}, Words{}, 2.5F);
  ASSERT_EQ(bitext.size(), 3U);
  EXPECT_EQ(list(bitext.source_of(0)), (Words{1, 2, 3}));
  EXPECT_EQ(list(bitext.target_of(0)), (Words{4}));
  EXPECT_TRUE(bitext.source_of(1).empty());
  EXPECT_EQ(list(bitext.target_of(1)), (Words{5, 5}));
  EXPECT_EQ(list(bitext.source_of(2)), (Words{6}));
  EXPECT_TRUE(bitext.target_of(2).empty());
  EXPECT_EQ(bitext.weight, (std::vector<float>{1.0F, 0.0F, 2.5F}));
}

TEST(BitextTest, AnEmptyOneHasNoPairs) {
  const Bitext bitext;
  EXPECT_EQ(bitext.size(), 0U);
  EXPECT_EQ(bitext.source_begin, (std::vector<std::uint32_t>{0}));
}

}  // namespace
}  // namespace lacuna::align
