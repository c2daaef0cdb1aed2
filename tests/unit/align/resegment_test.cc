#include "eval/align/resegment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>
#include <vector>

namespace lacuna::align {
namespace {

using Words = std::vector<std::uint32_t>;
using References = std::vector<std::vector<Words>>;  // by segment
using Borders = std::vector<std::size_t>;

SegmentedReferences segmented(const References& references) {
  SegmentedReferences result;
  for (const std::vector<Words>& segment : references) {
    for (const Words& words : segment) result.add(words);
    result.end_segment();
  }
  return result;
}

Resegmentation run(const References& references, const Words& words, const std::vector<std::uint8_t>& borders,
                   const ResegmentOptions& options = {}) {
  return resegment(segmented(references), words, borders, options);
}

std::size_t edit_distance(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + static_cast<std::size_t>(a[i - 1] != b[j - 1])});
    }
  }
  return table[a.size()][b.size()];
}

bool is_empty(const std::vector<Words>& segment) {
  return std::all_of(segment.begin(), segment.end(), [](const Words& words) { return words.empty(); });
}

// Between words `begin` to `end` and the nearest reference.
std::size_t least_edits(const std::vector<Words>& references, const Words& words, std::size_t begin, std::size_t end) {
  std::size_t least = SIZE_MAX;
  for (const Words& reference : references) {
    least = std::min(least, edit_distance(reference, std::span(words).subspan(begin, end - begin)));
  }
  return least;
}

/// Tries every placement.
class Oracle {
 public:
  Oracle(const References& references, const Words& words, const std::vector<std::uint8_t>& costs)
      : references_(references), words_(words), costs_(costs) {
    borders_.push_back(0);
    place(0, 0);
  }

  [[nodiscard]] std::size_t edits() const { return best_edits_; }
  [[nodiscard]] const Borders& borders() const { return best_; }

 private:
  [[nodiscard]] std::size_t cost(std::size_t position) const {
    return position == 0 || position == words_.size() ? 0 : costs_[position];
  }

  void place(std::size_t edits, std::size_t border_costs) {
    const std::size_t s = borders_.size() - 1;
    const std::size_t begin = borders_.back();
    if (s == references_.size()) {
      if (begin == words_.size()) offer(edits, border_costs);
      return;
    }
    const bool last = s + 1 == references_.size();
    for (std::size_t end = last ? words_.size() : begin; end <= words_.size(); ++end) {
      if (cost(end) == kNoBorder || (end > begin && is_empty(references_[s]))) continue;
      borders_.push_back(end);
      place(edits + least_edits(references_[s], words_, begin, end), border_costs + cost(end));
      borders_.pop_back();
    }
  }

  void offer(std::size_t edits, std::size_t border_costs) {
    const auto later = [&] {
      return std::lexicographical_compare(best_.rbegin(), best_.rend(), borders_.rbegin(), borders_.rend());
    };
    const bool better = std::tie(edits, border_costs) < std::tie(best_edits_, best_costs_) ||
                        (std::tie(edits, border_costs) == std::tie(best_edits_, best_costs_) && later());
    if (!better) return;
    best_edits_ = edits;
    best_costs_ = border_costs;
    best_ = borders_;
  }

  const References& references_;
  const Words& words_;
  const std::vector<std::uint8_t>& costs_;
  Borders borders_;
  std::size_t best_edits_ = SIZE_MAX;
  std::size_t best_costs_ = SIZE_MAX;
  Borders best_;
};

/// A small case; words from an alphabet of `kinds`.
struct Case {
  References references;
  Words words;
  std::vector<std::uint8_t> costs;
};

Case random_case(std::mt19937& random, std::size_t most_references, bool forbid) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const std::size_t kinds = 2 + below(5);
  const auto words = [&](std::size_t most) {
    Words result(below(most + 1));
    for (std::uint32_t& word : result) word = static_cast<std::uint32_t>(below(kinds));
    return result;
  };
  Case result;
  result.references.resize(1 + below(4));
  for (auto& segment : result.references) {
    segment.resize(1 + below(most_references));
    for (Words& reference : segment) reference = words(4);
  }
  result.words = words(9);
  for (std::size_t i = 0; i < result.words.size(); ++i) {
    result.costs.push_back(forbid && below(3) == 0 ? kNoBorder : static_cast<std::uint8_t>(below(kWorstBorder + 1)));
  }
  return result;
}

bool all_empty(const References& references) { return std::all_of(references.begin(), references.end(), is_empty); }

TEST(ResegmentTest, FindsWhatTryingEverythingFinds) {
  std::mt19937 random(5);
  for (std::size_t i = 0; i < 3000; ++i) {
    const Case c = random_case(random, 1 + i % 3, i % 2 == 0);
    if (all_empty(c.references)) continue;
    const Oracle oracle(c.references, c.words, c.costs);
    const Resegmentation found = run(c.references, c.words, c.costs);
    ASSERT_TRUE(found.exact);
    ASSERT_EQ(found.edits, oracle.edits()) << i;
    ASSERT_EQ(found.borders, oracle.borders()) << i;
  }
}

TEST(ResegmentTest, ACorridorThatIsWideEnoughChangesNothing) {
  std::mt19937 random(6);
  for (std::size_t i = 0; i < 2000; ++i) {
    const Case c = random_case(random, 1 + i % 3, i % 2 == 0);
    if (all_empty(c.references)) continue;
    const Resegmentation exact = run(c.references, c.words, c.costs);
    const Resegmentation found = run(c.references, c.words, c.costs, {.exact_cells = 0, .margin = 12});
    ASSERT_EQ(found.exact, c.words.empty()) << i;
    ASSERT_EQ(found.edits, exact.edits) << i;
    ASSERT_EQ(found.borders, exact.borders) << i;
  }
}

TEST(ResegmentTest, AnyCorridorGivesBordersInOrderWhereTheyMayBe) {
  std::mt19937 random(7);
  for (std::size_t i = 0; i < 3000; ++i) {
    const Case c = random_case(random, 1 + i % 3, i % 2 == 0);
    const std::size_t margin = i % 4;
    const Resegmentation found = run(c.references, c.words, c.costs, {.exact_cells = 0, .margin = margin});
    ASSERT_EQ(found.borders.size(), c.references.size() + 1);
    ASSERT_EQ(found.borders.front(), 0U);
    ASSERT_EQ(found.borders.back(), c.words.size());
    ASSERT_TRUE(std::is_sorted(found.borders.begin(), found.borders.end())) << i;
    for (const std::size_t border : found.borders) {
      ASSERT_TRUE(border == 0 || border == c.words.size() || c.costs[border] != kNoBorder) << i;
    }
    if (i % 2 == 0 || all_empty(c.references)) continue;  // there may be no allowed border in the corridor
    std::size_t edits = 0;
    for (std::size_t s = 0; s < c.references.size(); ++s) {
      edits += least_edits(c.references[s], c.words, found.borders[s], found.borders[s + 1]);
    }
    ASSERT_GE(found.edits, edits) << i;
  }
}

/// A text of `segments` segments in which words are drawn from many, and a translation of it with one word in
/// `period` exchanged for one that the reference does not have.
struct LongCase {
  References references;
  Words words;
  std::vector<std::uint8_t> costs;
  Borders borders;
  std::size_t exchanged = 0;
};

LongCase long_case(std::size_t segments, std::size_t period) {
  std::mt19937 random(8);
  LongCase result;
  for (std::size_t s = 0; s < segments; ++s) {
    result.borders.push_back(result.words.size());
    Words reference(3 + random() % 5);
    for (std::uint32_t& word : reference) {
      word = static_cast<std::uint32_t>(random() % 20000);
      const bool exchange = random() % period == 0;
      result.words.push_back(exchange ? UINT32_MAX : word);
      result.exchanged += static_cast<std::size_t>(exchange);
    }
    result.references.push_back({reference});
  }
  result.borders.push_back(result.words.size());
  result.costs.assign(result.words.size(), 2);
  return result;
}

TEST(ResegmentTest, FindsTheBordersOfALongText) {
  // Long enough for what is kept for each border to be given up on the way.
  const LongCase c = long_case(20000, 4);
  const Resegmentation found = run(c.references, c.words, c.costs, {.margin = 512});
  EXPECT_FALSE(found.exact);
  EXPECT_EQ(found.edits, c.exchanged);
  EXPECT_EQ(found.borders, c.borders);
}

TEST(ResegmentTest, ACorridorMayBeLongButNotWide) {
  LongCase c = long_case(600, 3);
  const Resegmentation exact = run(c.references, c.words, c.costs);
  const Resegmentation found = run(c.references, c.words, c.costs, {.exact_cells = 100000, .margin = 8});
  EXPECT_TRUE(exact.exact);
  EXPECT_FALSE(found.exact);
  EXPECT_EQ(found.edits, exact.edits);
  // A translation with a long piece that is not in the reference.
  const std::size_t middle = c.words.size() / 2;
  c.words.insert(c.words.begin() + static_cast<std::ptrdiff_t>(middle), 5000, UINT32_MAX);
  c.costs.resize(c.words.size(), 2);
  const Resegmentation longer = run(c.references, c.words, c.costs, {.exact_cells = 20'000'000, .margin = 8});
  EXPECT_FALSE(longer.exact);
  EXPECT_EQ(longer.edits, run(c.references, c.words, c.costs).edits);
}

TEST(ResegmentTest, WordsInNeitherReferenceGoToTheSegmentBefore) {
  EXPECT_EQ(run({{{1, 2}}, {{3, 4}}}, {1, 2, 9, 9, 3, 4}, {0, 2, 2, 2, 2, 2}).borders, (Borders{0, 4, 6}));
}

TEST(ResegmentTest, WordsInNeitherReferenceGoWhereABorderIsCheapest) {
  EXPECT_EQ(run({{{1, 2}}, {{3, 4}}}, {1, 2, 9, 9, 3, 4}, {0, 2, 2, 1, 2, 2}).borders, (Borders{0, 3, 6}));
}

TEST(ResegmentTest, AnEditCostsMoreThanAnyBorders) {
  const Resegmentation found = run({{{1}}, {{2}}, {{3}}}, {1, 2, 3}, {0, 3, 3});
  EXPECT_EQ(found.borders, (Borders{0, 1, 2, 3}));
  EXPECT_EQ(found.edits, 0U);
}

TEST(ResegmentTest, ASegmentTakesTheNearestReference) {
  EXPECT_EQ(run({{{1, 2, 3}, {7}}, {{3, 4}}}, {7, 3, 4}, {0, 2, 2}).borders, (Borders{0, 1, 3}));
  EXPECT_EQ(run({{{1, 2, 3}, {7}}, {{3, 4}}}, {7, 3, 4}, {0, 2, 2}).edits, 0U);
}

TEST(ResegmentTest, ASegmentWithoutReferenceWordsGetsNone) {
  EXPECT_EQ(run({{{}}, {{1}}, {{}}, {{2}}, {{}}}, {8, 1, 9, 2, 8}, {0, 0, 0, 0, 0}).borders,
            (Borders{0, 0, 3, 3, 5, 5}));
}

TEST(ResegmentTest, OfEmptySegmentsTheLastGetsAll) {
  const Resegmentation found = run({{{}}, {{}, {}}}, {8, 9}, {0, 0});
  EXPECT_EQ(found.borders, (Borders{0, 0, 2}));
  EXPECT_EQ(found.edits, 2U);
}

TEST(ResegmentTest, NoWordsAreInNoSegment) {
  const Resegmentation found = run({{{1, 2}}, {{3}}}, {}, {});
  EXPECT_EQ(found.borders, (Borders{0, 0, 0}));
  EXPECT_EQ(found.edits, 3U);
}

TEST(ResegmentTest, ASegmentThatIsMissingLeavesTheOthersTheirWords) {
  EXPECT_EQ(run({{{1, 2}}, {{3, 4}}, {{5, 6}}}, {1, 2, 5, 6}, {0, 2, 2, 2}).borders, (Borders{0, 2, 2, 4}));
}

TEST(ResegmentTest, OneEndlessWordIsNotCut) {
  const LongCase c = long_case(300, 4);
  const std::vector<std::uint8_t> costs(c.words.size(), kNoBorder);
  const Resegmentation found = run(c.references, c.words, costs, {.exact_cells = 0, .margin = 4});
  for (const std::size_t border : found.borders) EXPECT_TRUE(border == 0 || border == c.words.size());
}

}  // namespace
}  // namespace lacuna::align
