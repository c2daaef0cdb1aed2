#include "metrics/kernels/shift_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "tests/support/slow_ter.h"

namespace lacuna::metrics {
namespace {

using support::Symbols;

TEST(ShiftSearchTest, EditsWithoutShifts) {
  ShiftSearch search;
  EXPECT_EQ(search.edits(Symbols{}, Symbols{}), 0U);
  EXPECT_EQ(search.edits(Symbols{0, 0}, Symbols{}), 2U);
  EXPECT_EQ(search.edits(Symbols{}, Symbols{1, 2, 3}), 3U);
  EXPECT_EQ(search.edits(Symbols{1, 2, 3}, Symbols{1, 2, 3}), 0U);
  EXPECT_EQ(search.edits(Symbols{1, 0, 3}, Symbols{1, 2, 3}), 1U);
  EXPECT_EQ(search.edits(Symbols{1, 3}, Symbols{1, 2, 3}), 1U);
  EXPECT_EQ(search.edits(Symbols{1, 2, 2, 3}, Symbols{1, 2, 3}), 1U);
}

TEST(ShiftSearchTest, AShiftIsOneEditHoweverManyWordsItMoves) {
  ShiftSearch search;
  EXPECT_EQ(search.edits(Symbols{4, 5, 6, 1, 2, 3}, Symbols{1, 2, 3, 4, 5, 6}), 1U);
  EXPECT_EQ(search.edits(Symbols{2, 3, 4, 5, 1}, Symbols{1, 2, 3, 4, 5}), 1U);
  EXPECT_EQ(search.edits(Symbols{4, 5, 6, 1, 2, 9}, Symbols{1, 2, 3, 4, 5, 6}), 2U);
}

// Texts of the kind `make(random)` gives.
template <class Make>
void expect_definition(int rounds, Make&& make) {
  std::mt19937 random(23);
  ShiftSearch search;
  for (int round = 0; round < rounds; ++round) {
    const auto [hypothesis, reference] = make(random);
    ASSERT_EQ(search.edits(hypothesis, reference), support::slow_ter_edits(hypothesis, reference)) << "round " << round;
  }
}

Symbols words_below(std::mt19937& random, std::size_t length, std::uint32_t different) {
  Symbols words;
  for (std::size_t i = 0; i < length; ++i) words.push_back(1 + support::draw(random, different));
  return words;
}

// The same words in blocks of other order, some of them replaced.
Symbols disordered(std::mt19937& random, Symbols words, std::size_t swaps, std::size_t changes) {
  const auto place = [&] { return static_cast<std::ptrdiff_t>(random() % (words.size() + 1)); };
  for (; swaps > 0; --swaps) {
    std::array<std::ptrdiff_t, 3> places = {place(), place(), place()};
    std::sort(places.begin(), places.end());
    std::rotate(words.begin() + places[0], words.begin() + places[1], words.begin() + places[2]);
  }
  for (; changes > 0 && !words.empty(); --changes) words[random() % words.size()] = support::draw(random, 50);
  return words;
}

TEST(ShiftSearchTest, ShortRandomTextsEqualTheDefinition) {
  expect_definition(4000, [](std::mt19937& random) {
    const std::uint32_t different = 1 + support::draw(random, 12);
    Symbols reference = words_below(random, random() % 12, different);
    return std::pair{words_below(random, random() % 12, different), std::move(reference)};
  });
}

TEST(ShiftSearchTest, DisorderedTextsEqualTheDefinition) {
  expect_definition(300, [](std::mt19937& random) {
    Symbols reference = words_below(random, 1 + random() % 40, 40);
    return std::pair{disordered(random, reference, random() % 4, random() % 10), std::move(reference)};
  });
}

TEST(ShiftSearchTest, LongTextsEqualTheDefinition) {
  expect_definition(12, [](std::mt19937& random) {
    Symbols reference = words_below(random, 60 + random() % 80, 400);
    return std::pair{disordered(random, reference, random() % 5, random() % 60), std::move(reference)};
  });
}

TEST(ShiftSearchTest, TextsOfVeryDifferentLengthEqualTheDefinition) {
  expect_definition(60, [](std::mt19937& random) {
    Symbols few = words_below(random, 1 + random() % 4, 20);
    Symbols many = words_below(random, 60 + random() % 150, 20);
    if (random() % 2 == 0) few.swap(many);
    return std::pair{std::move(few), std::move(many)};
  });
}

TEST(ShiftSearchTest, AfterAThousandCandidatesTheLastRoundDoesNotCount) {
  // Few different words in long texts: thousands of blocks match somewhere.
  expect_definition(10, [](std::mt19937& random) {
    Symbols reference = words_below(random, 40 + random() % 30, 6);
    return std::pair{disordered(random, reference, 3, 10), std::move(reference)};
  });
}

TEST(ShiftSearchTest, NoShiftOverMoreThanFiftyWordsNorOfMoreThanTen) {
  ShiftSearch search;
  // One word, or a block, comes first in the hypothesis and behind `before` others in the reference.
  const auto edits = [&](std::uint32_t block, std::size_t before) {
    Symbols reference(before + 60);
    for (std::size_t i = 0; i < reference.size(); ++i) reference[i] = static_cast<std::uint32_t>(i + 1);
    Symbols hypothesis = reference;
    const auto first = hypothesis.begin() + static_cast<std::ptrdiff_t>(before);
    std::rotate(hypothesis.begin(), first, first + block);
    EXPECT_EQ(search.edits(hypothesis, reference), support::slow_ter_edits(hypothesis, reference));
    return search.edits(hypothesis, reference);
  };
  EXPECT_EQ(edits(1, 50), 1U);
  EXPECT_EQ(edits(1, 51), 2U);
  EXPECT_EQ(edits(10, 30), 1U);
  EXPECT_EQ(edits(11, 30), 2U);
}

TEST(ShiftSearchTest, TextsTooLongForTheBitsHaveAnAnswer) {
  Symbols reference(3000);
  for (std::size_t i = 0; i < reference.size(); ++i) reference[i] = static_cast<std::uint32_t>(i + 1);
  Symbols hypothesis = reference;
  std::rotate(hypothesis.begin() + 100, hypothesis.begin() + 103, hypothesis.begin() + 110);
  hypothesis[2000] = 0;
  EXPECT_EQ(ShiftSearch().edits(hypothesis, reference), 2U);
}

}  // namespace
}  // namespace lacuna::metrics
