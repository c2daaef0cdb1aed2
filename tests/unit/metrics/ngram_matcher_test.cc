#include "metrics/kernels/ngram_matcher.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/support/slow_oracles.h"

namespace lacuna::metrics {
namespace {

using support::Symbols;

std::vector<double> match(NgramMatcher& matcher, const Symbols& hypothesis, const std::vector<Symbols>& references,
                          std::size_t orders) {
  Symbols joined;
  for (const Symbols& reference : references) {
    joined.insert(joined.end(), reference.begin(), reference.end());
    joined.push_back(0);
  }
  std::vector<double> matches(orders, -1.0);
  matcher.match(hypothesis, joined, matches);
  return matches;
}

TEST(NgramMatcherTest, ClipsAtTheReferenceCount) {
  NgramMatcher matcher;
  EXPECT_EQ(match(matcher, {1, 1, 1, 1}, {{1, 1, 2}}, 3), (std::vector<double>{2, 1, 0}));
}

TEST(NgramMatcherTest, TakesTheLargestCountOfSeveralReferences) {
  NgramMatcher matcher;
  EXPECT_EQ(match(matcher, {1, 1, 1, 2, 2}, {{1, 2, 2}, {1, 1}}, 2), (std::vector<double>{4, 3}));
}

TEST(NgramMatcherTest, NoNgramCrossesFromOneReferenceToTheNext) {
  NgramMatcher matcher;
  EXPECT_EQ(match(matcher, {1, 2}, {{1}, {2}}, 2), (std::vector<double>{2, 0}));
}

TEST(NgramMatcherTest, EmptySequencesMatchNothing) {
  NgramMatcher matcher;
  EXPECT_EQ(match(matcher, {}, {{1}}, 2), (std::vector<double>{0, 0}));
  EXPECT_EQ(match(matcher, {1}, {{}}, 2), (std::vector<double>{0, 0}));
  EXPECT_EQ(match(matcher, {1}, {{}, {1}}, 2), (std::vector<double>{1, 0}));
}

TEST(NgramMatcherTest, EqualsTheDefinitionOnRandomSequences) {
  NgramMatcher matcher;  // one for all, so that anything left from one call shows in the next
  std::mt19937 random(1);
  for (int round = 0; round < 1500; ++round) {
    const auto alphabet = static_cast<std::uint32_t>(1 + random() % (round % 2 == 0 ? 4 : 60));
    const auto sequence = [&](std::uint32_t smallest) {
      Symbols symbols(random() % (round % 50 == 0 ? 700 : 40));
      for (std::uint32_t& symbol : symbols) symbol = smallest + static_cast<std::uint32_t>(random() % alphabet);
      return symbols;
    };
    std::vector<Symbols> references(1 + random() % 3);
    for (Symbols& reference : references) reference = sequence(1);
    Symbols hypothesis = sequence(0);  // with symbols that no reference has
    if (round % 5 == 0) {              // symbols too large for a table
      for (std::uint32_t& symbol : hypothesis) symbol *= 100000;
      for (Symbols& reference : references) {
        for (std::uint32_t& symbol : reference) symbol *= 100000;
      }
    }
    const std::size_t orders = 1 + random() % 8;
    const std::vector<double> matches = match(matcher, hypothesis, references, orders);
    for (std::size_t n = 1; n <= orders; ++n) {
      ASSERT_EQ(matches[n - 1], static_cast<double>(support::clipped_matches(hypothesis, references, n)))
          << "round " << round << " order " << n;
    }
  }
}

// Long and repetitive sequences, which the short way gives up: lengths on both sides of its limit.
TEST(NgramMatcherTest, EqualsTheDefinitionOnLongSequences) {
  NgramMatcher matcher;
  std::mt19937 random(2);
  for (const std::size_t length : {2047U, 2048U, 2049U, 3000U}) {
    for (const std::uint32_t alphabet : {1U, 2U, 100U, 511U, 512U, 70000U}) {
      Symbols reference;
      Symbols hypothesis;  // one symbol in eight is another
      for (std::size_t i = 0; i < length; ++i) {
        reference.push_back(1 + static_cast<std::uint32_t>(random() % alphabet));
        hypothesis.push_back(random() % 8 != 0 ? reference.back()
                                               : 1 + static_cast<std::uint32_t>(random() % alphabet));
      }
      const std::vector<double> matches = match(matcher, hypothesis, {reference}, 6);
      for (std::size_t n = 1; n <= 6; ++n) {
        ASSERT_EQ(matches[n - 1], static_cast<double>(support::clipped_matches(hypothesis, {reference}, n)))
            << length << " symbols of " << alphabet << ", order " << n;
      }
    }
  }
}

}  // namespace
}  // namespace lacuna::metrics
