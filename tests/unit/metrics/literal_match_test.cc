#include "metrics/checks/literals/literal_match.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/analysis.h"

namespace lacuna::metrics {
namespace {

/// Two texts that live as long as the view of them.
struct Pair {
  Pair(std::string source_text, std::string target_text)
      : source(std::move(source_text)),
        target(std::move(target_text)),
        source_literals(text::find_literals(source, {.software = true})),
        target_literals(text::find_literals(target, {.software = true})),
        source_analysis(text::Analyzer("vi").analyze(source)),
        target_analysis(text::Analyzer("en").analyze(target)) {}
  [[nodiscard]] PairView view() const {
    return {.source = {source, "vi", source_analysis, source_literals},
            .target = {target, "en", target_analysis, target_literals},
            .settings = settings};
  }
  std::string source;
  std::string target;
  std::vector<text::Literal> source_literals;
  std::vector<text::Literal> target_literals;
  text::Analysis source_analysis;
  text::Analysis target_analysis;
  CheckSettings settings;
};

bool any(const text::Literal&) { return true; }

TEST(LiteralMatch, Multisets) {
  const Pair pair("%s %s {a} {b}", "{b} %s {c}");
  const LiteralDifference difference = compare_literals(pair.view(), any);
  ASSERT_EQ(difference.lost.size(), 2U);
  EXPECT_EQ(difference.lost[0]->span, (ByteSpan{3, 5}));
  EXPECT_EQ(difference.lost[1]->value, "{a}");
  ASSERT_EQ(difference.added.size(), 1U);
  EXPECT_EQ(difference.added[0]->value, "{c}");
  EXPECT_EQ(difference.opportunities(), 4U);
}

TEST(LiteralMatch, CharactersThatStandThereAreNotLost) {
  const Pair pair("mở %s", "open 10%sx");
  EXPECT_EQ(pair.target_literals.size(), 0U);
  EXPECT_EQ(compare_literals(pair.view(), any).lost.size(), 1U) << "%sx is something longer";
  const Pair other("mở notes.txt", "open đnotes.txt");
  EXPECT_TRUE(compare_literals(other.view(), any).lost.empty());
}

TEST(LiteralMatch, Similarity) {
  EXPECT_EQ(edge_similarity("abcd", "abxd"), 0.75);
  EXPECT_EQ(edge_similarity("", ""), 1.0);
  EXPECT_EQ(edge_similarity("abc", ""), 0.0);
  EXPECT_EQ(edge_similarity("aa", "aaa"), 2.0 / 3.0);
}

TEST(LiteralMatch, PairsTheMostSimilarFirst) {
  const Pair pair("{alpha} {beta}", "{betx} {alphx}");
  LiteralDifference difference = compare_literals(pair.view(), any);
  const std::vector<LiteralChange> pairs = pair_similar(difference, 0.5, false);
  ASSERT_EQ(pairs.size(), 2U);
  EXPECT_EQ(pairs[0].target->value, "{alphx}");
  EXPECT_TRUE(difference.lost.empty() && difference.added.empty());
}

TEST(LiteralMatch, Places) {
  const Pair pair("một hai %s ba bốn", "one two three four");
  EXPECT_EQ(place_in_target(pair.view(), {8, 10}).begin, 7U);
  EXPECT_EQ(place_in_target(pair.view(), {0, 2}).begin, 0U);
  EXPECT_TRUE(place_in_source(pair.view(), {4, 7}).empty());
}

TEST(LiteralMatch, ShownIsShortAndWhole) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "đ";
  EXPECT_EQ(metrics::shown(text, {0, 4}), "đđ");
  EXPECT_LE(metrics::shown("x" + text, {0, 201}).size(), kMaxShown + 3);
}

}  // namespace
}  // namespace lacuna::metrics
