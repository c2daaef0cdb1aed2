#include "metrics/chrf.h"

#include <gtest/gtest.h>

namespace lacuna {
namespace {

StatsTable rows(const std::string& hypothesis, const std::vector<std::string>& references, const ChrfOptions& options) {
  ScoreRequest request;
  request.hypotheses = {{.name = "hypothesis", .text = hypothesis}};
  for (const std::string& reference : references)
    request.references.push_back({.name = "reference", .text = reference});
  request.metrics = {*make_chrf(options)};
  request.strip_lines = false;
  return score_texts(request)->front().metrics.front().table;
}

std::vector<double> row(const std::string& hypothesis, const std::vector<std::string>& references,
                        const ChrfOptions& options) {
  return rows(hypothesis, references, options).sum();
}

TEST(ChrfTest, WhiteSpaceCountsOnlyWhenWanted) {
  EXPECT_EQ(row("a b", {"ab "}, {.char_order = 2}), (std::vector<double>{2, 2, 2, 1, 1, 1}));
  EXPECT_EQ(row("a b", {"ab "}, {.char_order = 2, .whitespace = true}), (std::vector<double>{3, 3, 3, 2, 2, 0}));
}

TEST(ChrfTest, HypothesisNgramsDoNotCountWhereTheReferenceHasNone) {
  EXPECT_EQ(row("abc", {"a"}, {.char_order = 2}), (std::vector<double>{3, 1, 1, 0, 0, 0}));
}

TEST(ChrfTest, OneMarkIsSplitOffAWordAndFromTheEndFirst) {
  const ChrfOptions words{.char_order = 0, .word_order = 1};
  EXPECT_EQ(row("(hi)", {"(hi )"}, words), (std::vector<double>{2, 3, 1}));  // "(hi" ")" and "(" "hi" ")"
  EXPECT_EQ(row("(hi", {"( hi"}, words), (std::vector<double>{2, 2, 2}));
  EXPECT_EQ(row("!", {"!"}, words), (std::vector<double>{1, 1, 1}));
  EXPECT_EQ(row("“hi”", {"hi"}, words), (std::vector<double>{1, 1, 0}));  // ASCII marks only
}

TEST(ChrfTest, TheBestReferenceCountsAndOfEqualOnesTheFirst) {
  EXPECT_EQ(row("abc", {"xbc", "abc"}, {.char_order = 1}), (std::vector<double>{3, 3, 3}));
  EXPECT_EQ(row("a", {"xy", "z"}, {.char_order = 1}), (std::vector<double>{1, 2, 0}));
}

TEST(ChrfTest, NamesAndSignaturesAreSacrebleus) {
  const MetricPtr plus = *make_chrf({.word_order = 2, .beta = 3});
  EXPECT_EQ(plus->info().display_name, "chrF3++");
  EXPECT_TRUE(plus->signature(1).starts_with("nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:"));
  EXPECT_TRUE(plus->signature(1).ends_with("|beta:3"));
  const MetricPtr epsilon = *make_chrf({.lowercase = true, .whitespace = true, .epsilon_smoothing = true});
  EXPECT_TRUE(epsilon->signature(1).starts_with("nrefs:1|case:lc|eff:no|nc:6|nw:0|space:yes|version:"));
}

TEST(ChrfTest, RefusesOptionsThatMakeNoSense) {
  EXPECT_TRUE(make_chrf({.char_order = 0, .word_order = 1}).ok());
  EXPECT_FALSE(make_chrf({.char_order = 0}).ok());
  EXPECT_FALSE(make_chrf({.char_order = 17}).ok());
  EXPECT_FALSE(make_chrf({.word_order = -1}).ok());
  EXPECT_FALSE(make_chrf({.beta = -1}).ok());
}

}  // namespace
}  // namespace lacuna
