#include "metrics/ter.h"

#include <gtest/gtest.h>

#include <random>

#include "eval/text/python_string.h"
#include "tests/support/slow_ter.h"

namespace lacuna {
namespace {

std::vector<double> row(const std::string& hypothesis, const std::vector<std::string>& references,
                        const TerOptions& options = {}) {
  const MetricPtr metric = *make_ter(options);
  const std::vector<std::string_view> views(references.begin(), references.end());
  const std::vector<ReferenceSet> sets = {views};
  const auto cache = metric->prepare_references(sets);
  std::vector<double> row(2);
  metric->write_row({.index = 0, .source = {}, .hypothesis = hypothesis}, *cache, *metric->make_scratch(), row);
  return row;
}

using Row = std::vector<double>;

TEST(TerTest, EditsAndWordsOfTheReference) {
  EXPECT_EQ(row("the cat sat", {"the cat sat"}), (Row{0, 3}));
  EXPECT_EQ(row("a cat sat down", {"the cat sat"}), (Row{2, 3}));
  EXPECT_EQ(row("sat there the cat", {"the cat sat there"}), (Row{1, 4}));  // one shift
  EXPECT_EQ(row("", {"the cat"}), (Row{2, 2}));
  EXPECT_EQ(row("the cat", {""}), (Row{2, 0}));
  EXPECT_EQ(row("  ", {"\u00A0"}), (Row{0, 0}));
}

TEST(TerTest, OptionsDecideWhatAWordIs) {
  EXPECT_EQ(row("The cat, sat", {"the cat sat ."}), (Row{2, 4}));
  EXPECT_EQ(row("The cat, sat", {"the cat sat ."}, {.case_sensitive = true}), (Row{3, 4}));
  EXPECT_EQ(row("The cat, sat.", {"the cat sat ."}, {.normalized = true}), (Row{1, 4}));
  EXPECT_EQ(row("The cat, sat.", {"the cat sat ."}, {.no_punct = true}), (Row{0, 3}));
  EXPECT_EQ(row("我们好。", {"我们 好"}, {.normalized = true, .asian_support = true}), (Row{1, 3}));
}

TEST(TerTest, OfSeveralReferencesTheFewestEditsAndTheMeanLength) {
  EXPECT_EQ(row("a b c", {"x", "a b d", "a"}), (Row{1, 5.0 / 3}));
  EXPECT_EQ(row("a", {"", "a b"}), (Row{1, 1}));
}

TEST(TerTest, UnitsMayHaveDifferentNumbersOfReferences) {
  const MetricPtr metric = *make_ter({});
  const std::vector<std::string_view> one = {"a b c"};
  const std::vector<std::string_view> two = {"x y", "a b c d"};
  const std::vector<ReferenceSet> sets = {one, two};
  const auto cache = metric->prepare_references(sets);
  const auto scratch = metric->make_scratch();
  std::vector<double> row(2);
  metric->write_row({.index = 1, .source = {}, .hypothesis = "a b c"}, *cache, *scratch, row);
  EXPECT_EQ(row, (Row{1, 3}));
  metric->write_row({.index = 0, .source = {}, .hypothesis = "a b c"}, *cache, *scratch, row);
  EXPECT_EQ(row, (Row{0, 3}));
}

TEST(TerTest, TheRateIsInPercentAndDefinedWithoutReferenceWords) {
  const MetricPtr metric = *make_ter({});
  EXPECT_EQ(metric->score(Row{1, 4}).value, 25.0);
  EXPECT_EQ(metric->score(Row{9, 4}).value, 225.0);
  EXPECT_EQ(metric->score(Row{3, 0}).value, 100.0);
  EXPECT_EQ(metric->score(Row{0, 0}).value, 0.0);
  const Score score = metric->score(Row{1, 4});
  EXPECT_EQ(score.metric, "TER");
  EXPECT_EQ(score.components, (std::vector<std::pair<std::string, double>>{{"edits", 1}, {"reference_length", 4}}));
}

TEST(TerTest, ScoresOfResampledSumsAreRoundedToSinglePrecision) {
  const MetricPtr metric = *make_ter({});
  const Row sums = {1, 3, 2, 0, 0, 0};
  std::vector<std::optional<double>> values(3);
  metric->score_many(sums, values);
  EXPECT_EQ(values, (std::vector<std::optional<double>>{100.0 * (1.0 / 3), 100.0, 0.0}));
  metric->score_many_single(sums, values);
  EXPECT_EQ(values, (std::vector<std::optional<double>>{100.0 * double{1.0F / 3}, 100.0, 0.0}));
}

TEST(TerTest, SignaturesAreSacrebleus) {
  EXPECT_TRUE(
      (*make_ter({}))->signature(1).starts_with("nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:"));
  const TerOptions all{.normalized = true, .no_punct = true, .asian_support = true, .case_sensitive = true};
  EXPECT_TRUE((*make_ter(all))
                  ->signature(kVariedReferences)
                  .starts_with("nrefs:var|case:mixed|tok:tercom|norm:yes|punct:no|asian:yes|version:"));
}

TEST(TerTest, EqualsTheDefinitionOnGeneratedText) {
  constexpr std::string_view kPieces[] = {"the ",   "cat ",   "sat ", "on ", "a ",    "mat",    ". ",     ", ",
                                          "it's ",  "Việt",   "Nam ", "İ",   "Σ ",    "\u0301", "\u00A0", "\u0085",
                                          "\u2028", "\u200B", "中文", "。",  "🙂 ", "ไทย ",   "عربي ",  "3.14 "};
  std::mt19937 random(3);
  std::string cased;
  for (int round = 0; round < 1500; ++round) {
    const TerOptions options{.normalized = (round & 1) != 0,
                             .no_punct = (round & 2) != 0,
                             .asian_support = (round & 4) != 0,
                             .case_sensitive = (round & 8) != 0};
    std::map<std::string, std::uint32_t, std::less<>> names;
    const auto symbols_of = [&](const std::string& text) {
      cased = text;
      if (!options.case_sensitive) text::python_lower(text, cased);
      support::Symbols symbols;
      text::python_split(support::slow_tercom(cased, options), [&](std::string_view word) {
        symbols.push_back(names.emplace(word, static_cast<std::uint32_t>(names.size() + 1)).first->second);
      });
      return symbols;
    };
    const std::string reference = support::random_text(random, kPieces, random() % 25);
    const std::string hypothesis = support::random_text(random, kPieces, random() % 25);
    const support::Symbols words = symbols_of(reference);
    const auto edits = static_cast<double>(support::slow_ter_edits(symbols_of(hypothesis), words));
    ASSERT_EQ(row(hypothesis, {reference}, options), (Row{edits, static_cast<double>(words.size())})) << hypothesis;
  }
}

}  // namespace
}  // namespace lacuna
