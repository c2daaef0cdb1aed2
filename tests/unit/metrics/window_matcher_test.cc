#include "metrics/kernels/window_matcher.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/slow_oracles.h"

namespace lacuna::metrics {
namespace {

using support::Symbols;

// `length` symbols from `smallest` on, of `alphabet` different ones, times `factor`.
Symbols random_symbols(std::mt19937& random, std::size_t length, std::uint32_t smallest, std::uint32_t alphabet,
                       std::uint32_t factor) {
  Symbols symbols(length);
  for (std::uint32_t& symbol : symbols) symbol = (smallest + static_cast<std::uint32_t>(random() % alphabet)) * factor;
  return symbols;
}

void expect_definition(const std::vector<double>& matches, const Symbols& hypothesis, const Symbols& reference) {
  for (std::size_t n = 1; n <= matches.size(); ++n) {
    ASSERT_EQ(matches[n - 1], static_cast<double>(support::clipped_matches(hypothesis, {reference}, n)))
        << "order " << n << " of lengths " << hypothesis.size() << " and " << reference.size();
  }
}

Symbols counted(std::size_t length) {
  Symbols symbols(length);
  for (std::size_t i = 0; i < length; ++i) symbols[i] = static_cast<std::uint32_t>(i + 1);
  return symbols;
}

TEST(WindowMatcherTest, EqualsTheDefinitionOnRandomSequences) {
  WindowMatcher matcher;  // one for all, so that anything left from one call shows in the next
  std::mt19937 random(17);
  for (int round = 0; round < 2000; ++round) {
    const auto alphabet = static_cast<std::uint32_t>(1 + random() % (round % 2 == 0 ? 4 : 60));
    const std::uint32_t factor = round % 3 == 0 ? 1000 : 1;  // names of their own, or the symbols themselves
    const std::size_t longest = round % 50 == 0 ? 400 : 40;
    const Symbols hypothesis = random_symbols(random, random() % longest, 0, alphabet + 1, factor);
    const Symbols reference = random_symbols(random, random() % longest, 1, alphabet, factor);
    std::vector<double> matches(random() % (WindowMatcher::kMaxOrders + 1), -1.0);
    if (matcher.match(hypothesis, reference, matches)) {
      expect_definition(matches, hypothesis, reference);
    } else {
      ASSERT_LT(alphabet, 5U) << "only repetitive sequences are given up";
    }
  }
}

// Natural text is a walk with repetitions: pieces of the reference in another order.
TEST(WindowMatcherTest, EqualsTheDefinitionOnShuffledPieces) {
  WindowMatcher matcher;
  std::mt19937 random(18);
  for (int round = 0; round < 300; ++round) {
    const Symbols reference = random_symbols(random, 1 + random() % 200, 1, 30, 1);
    Symbols hypothesis;
    while (hypothesis.size() < reference.size()) {
      const std::size_t begin = random() % reference.size();
      const std::size_t end = std::min(reference.size(), begin + 1 + random() % 12);
      for (std::size_t i = begin; i < end; ++i) hypothesis.push_back(reference[i]);
      if (random() % 3 == 0) hypothesis.push_back(0);
    }
    std::vector<double> matches(6, -1.0);
    ASSERT_TRUE(matcher.match(hypothesis, reference, matches));
    expect_definition(matches, hypothesis, reference);
  }
}

TEST(WindowMatcherTest, TakesSequencesUpToItsLimitsAndNoLonger) {
  WindowMatcher matcher;
  std::mt19937 random(19);
  std::vector<double> matches(6, -1.0);
  const Symbols longest = random_symbols(random, WindowMatcher::kMaxLength, 1, 200, 1);
  Symbols longer = longest;
  longer.push_back(1);
  ASSERT_TRUE(matcher.match(longest, longest, matches));
  for (std::size_t n = 1; n <= 6; ++n) EXPECT_EQ(matches[n - 1], static_cast<double>(longest.size() - n + 1));
  EXPECT_FALSE(matcher.match(longer, longest, matches));
  EXPECT_FALSE(matcher.match(longest, longer, matches));

  const Symbols distinct = counted(WindowMatcher::kMaxDistinct);
  ASSERT_TRUE(matcher.match(distinct, distinct, matches));
  EXPECT_EQ(matches[5], static_cast<double>(distinct.size() - 5));
  const Symbols too_distinct = counted(WindowMatcher::kMaxDistinct + 1);
  EXPECT_FALSE(matcher.match(distinct, too_distinct, matches));
  ASSERT_TRUE(matcher.match(too_distinct, distinct, matches));  // the hypothesis may have more
  expect_definition(matches, too_distinct, distinct);

  ASSERT_TRUE(matcher.match(Symbols{WindowMatcher::kMaxSymbol}, Symbols{WindowMatcher::kMaxSymbol}, matches));
  EXPECT_EQ(matches[0], 1.0);
  EXPECT_FALSE(matcher.match(Symbols{WindowMatcher::kMaxSymbol + 1}, Symbols{1}, matches));
  EXPECT_FALSE(matcher.match(Symbols{1}, Symbols{WindowMatcher::kMaxSymbol + 1}, matches));
  std::vector<double> too_many(WindowMatcher::kMaxOrders + 1);
  EXPECT_FALSE(matcher.match(Symbols{1}, Symbols{1}, too_many));
}

TEST(WindowMatcherTest, GivesUpLongListsAndIsCleanAfterwards) {
  WindowMatcher matcher;
  std::vector<double> matches(6, -1.0);
  const Symbols repeated(WindowMatcher::kMaxLength, 7);
  EXPECT_FALSE(matcher.match(repeated, repeated, matches));
  const Symbols small = {7, 7, 7, 8};
  ASSERT_TRUE(matcher.match(small, small, matches));
  EXPECT_EQ(matches, (std::vector<double>{4, 3, 2, 1, 0, 0}));
  std::vector<double> two(2, -1.0);
  ASSERT_TRUE(matcher.match(repeated, repeated, two));  // no lists for orders 1 and 2
  EXPECT_EQ(two, (std::vector<double>{2048, 2047}));
}

TEST(WindowMatcherTest, NothingMatchesBehindTheEnd) {
  WindowMatcher matcher;
  std::vector<double> matches(6, -1.0);
  ASSERT_TRUE(matcher.match(Symbols{1, 2, 3, 0, 0, 0}, Symbols{1, 2, 3}, matches));
  EXPECT_EQ(matches, (std::vector<double>{3, 2, 1, 0, 0, 0}));
  ASSERT_TRUE(matcher.match(Symbols{}, Symbols{1}, matches));
  EXPECT_EQ(matches, (std::vector<double>{0, 0, 0, 0, 0, 0}));
  ASSERT_TRUE(matcher.match(Symbols{1}, Symbols{}, matches));
  EXPECT_EQ(matches, (std::vector<double>{0, 0, 0, 0, 0, 0}));
}

}  // namespace
}  // namespace lacuna::metrics
