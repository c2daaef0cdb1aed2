#include "eval/align/edit_corridor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace lacuna::align {
namespace {

using Words = std::vector<std::uint32_t>;

Words counting(std::uint32_t first, std::size_t count) {
  Words words(count);
  std::iota(words.begin(), words.end(), first);
  return words;
}

Words joined(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::size_t width(const EditCorridor& corridor, std::size_t row) { return corridor.high[row] - corridor.low[row] + 1; }

TEST(EditCorridorTest, TheWholeHasEveryCell) {
  const EditCorridor corridor = whole_corridor(3, 5);
  EXPECT_EQ(corridor.low, (Words{0, 0, 0, 0}));
  EXPECT_EQ(corridor.high, (Words{5, 5, 5, 5}));
}

TEST(EditCorridorTest, IsNarrowWhereTextsAgree) {
  const Words words = counting(0, 1000);
  const EditCorridor corridor = find_corridor(words, words, {.cells = 1'000'000, .margin = 3});
  for (std::size_t x = 0; x <= 1000; ++x) {
    ASSERT_LE(corridor.low[x], x);
    ASSERT_GE(corridor.high[x], x);
    ASSERT_LE(width(corridor, x), 11U);
  }
}

TEST(EditCorridorTest, HoldsAllOfAGapWhenThereIsRoom) {
  const Words head = counting(0, 100);
  const Words tail = counting(100, 100);
  const Words reference = joined(joined(head, Words(50, 7777)), tail);
  const Words hypothesis = joined(joined(head, Words(80, 8888)), tail);
  const EditCorridor wide = find_corridor(reference, hypothesis, {.cells = 1'000'000, .margin = 3});
  for (std::size_t x = 100; x <= 150; ++x) {
    EXPECT_LE(wide.low[x], 100U);
    EXPECT_GE(wide.high[x], 180U);
  }
  const EditCorridor narrow = find_corridor(reference, hypothesis, {.cells = 1, .margin = 3});
  EXPECT_LE(width(narrow, 125), 8U);
}

TEST(EditCorridorTest, NeverFallsAndHasBothEnds) {
  std::uint32_t state = 1;
  const auto random = [&](std::uint32_t n) { return (state = state * 1664525 + 1013904223) / 65536 % n; };
  for (int i = 0; i < 300; ++i) {
    Words reference(random(60));
    Words hypothesis(random(60));
    for (std::uint32_t& word : reference) word = random(40);
    for (std::uint32_t& word : hypothesis) word = random(40);
    const EditCorridor corridor = find_corridor(reference, hypothesis, {.cells = random(3000), .margin = random(5)});
    ASSERT_EQ(corridor.low.size(), reference.size() + 1);
    ASSERT_EQ(corridor.low.front(), 0U);
    ASSERT_EQ(corridor.high.back(), hypothesis.size());
    ASSERT_TRUE(std::is_sorted(corridor.low.begin(), corridor.low.end()));
    ASSERT_TRUE(std::is_sorted(corridor.high.begin(), corridor.high.end()));
    for (std::size_t x = 0; x < corridor.low.size(); ++x) ASSERT_LE(corridor.low[x], corridor.high[x]);
    for (std::size_t x = 1; x < corridor.low.size(); ++x) ASSERT_LE(corridor.low[x - 1], corridor.high[x]);
  }
}

TEST(EditCorridorTest, APieceThatMovedDoesNotLeadItAstray) {
  const Words a = counting(0, 300);
  const Words b = counting(300, 40);
  const Words c = counting(340, 300);
  const EditCorridor corridor =
      find_corridor(joined(joined(a, b), c), joined(joined(b, a), c), {.cells = 1, .margin = 2});
  EXPECT_LE(corridor.low[150], 190U);
  EXPECT_GE(corridor.high[150], 190U);
  EXPECT_LE(corridor.low[500], 500U);
  EXPECT_GE(corridor.high[500], 500U);
}

}  // namespace
}  // namespace lacuna::align
