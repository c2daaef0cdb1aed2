#include "eval/langpack/lexicon.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace lacuna::langpack {
namespace {

// Rows: 0 → {2: 0.5, 7: 0.25}, 1 → nothing, 2 → {0: 1}.
Lexicon small() { return {{0, 2, 2, 3}, {{2, 0.5F}, {7, 0.25F}, {0, 1.0F}}}; }

TEST(LexiconTest, FindsWhatIsThereAndNothingElse) {
  const Lexicon lexicon = small();
  EXPECT_EQ(lexicon.rows(), 3U);
  EXPECT_EQ(lexicon.size(), 3U);
  EXPECT_EQ(lexicon.probability(0, 2), 0.5F);
  EXPECT_EQ(lexicon.probability(0, 7), 0.25F);
  EXPECT_EQ(lexicon.probability(2, 0), 1.0F);
  for (const WordId absent : {0U, 1U, 3U, 6U, 8U, kUnknownWord}) EXPECT_EQ(lexicon.probability(0, absent), 0.0F);
  EXPECT_EQ(lexicon.probability(1, 2), 0.0F);
  EXPECT_EQ(lexicon.probability(3, 0), 0.0F);
  EXPECT_EQ(lexicon.probability(kUnknownWord, 0), 0.0F);
  EXPECT_EQ(lexicon.probability(kUnknownWord, kUnknownWord), 0.0F);
}

// Against a walk through the row, for rows of every size up to some dozens.
TEST(LexiconTest, FindsInRowsOfEverySizeWhatAWalkFinds) {
  for (std::uint32_t size = 0; size <= 40; ++size) {
    std::vector<Translation> entries;
    for (std::uint32_t i = 0; i < size; ++i) entries.push_back({3 * i + 1, 0.01F * static_cast<float>(i + 1)});
    const Lexicon lexicon(std::vector<std::uint32_t>{0, size}, entries);
    for (WordId word = 0; word <= 3 * size + 3; ++word) {
      float expected = 0.0F;
      for (const Translation& entry : entries) expected = entry.word == word ? entry.probability : expected;
      EXPECT_EQ(lexicon.probability(0, word), expected) << word << " among " << size;
    }
  }
}

TEST(LexiconTest, RowsListTheirOutputsInOrder) {
  const Lexicon lexicon = small();
  const auto row = lexicon.row(0);
  ASSERT_EQ(row.size(), 2U);
  EXPECT_EQ(row[0], (Translation{2, 0.5F}));
  EXPECT_EQ(row[1], (Translation{7, 0.25F}));
  EXPECT_TRUE(lexicon.row(1).empty());
  EXPECT_TRUE(lexicon.row(3).empty());
  EXPECT_TRUE(lexicon.row(kUnknownWord).empty());
}

TEST(LexiconTest, AnEmptyOneKnowsNothing) {
  const Lexicon lexicon;
  EXPECT_EQ(lexicon.rows(), 0U);
  EXPECT_TRUE(lexicon.row(0).empty());
  EXPECT_EQ(lexicon.probability(0, 0), 0.0F);
}

}  // namespace
}  // namespace lacuna::langpack
