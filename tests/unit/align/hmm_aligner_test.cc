#include "eval/align/hmm_aligner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::WordId;
using testing::render;

constexpr std::size_t kVocabulary = 300;

/// Share of source words with a rendering in their line whose most probable place is one.
double right_places(const Bitext& bitext, const HmmAligner& aligner) {
  double right = 0.0;
  double all = 0.0;
  PlacePosteriors posteriors;
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    aligner.posteriors(pair, posteriors);
    const auto source = bitext.source_of(pair);
    const auto target = bitext.target_of(pair);
    for (std::size_t i = 0; i < source.size(); ++i) {
      const WordId wanted = render(source[i], kVocabulary);
      if (std::find(target.begin(), target.end(), wanted) == target.end()) continue;
      const auto row = posteriors.backward.begin() + static_cast<std::ptrdiff_t>(i * target.size());
      const auto best = std::max_element(row, row + static_cast<std::ptrdiff_t>(target.size())) - row;
      right += target[static_cast<std::size_t>(best)] == wanted ? 1.0 : 0.0;
      all += 1.0;
    }
  }
  return right / all;
}

TEST(HmmAligner, FindsTheDictionary) {
  const Bitext bitext = testing::dictionary_bitext(1, 400, 12, kVocabulary);
  HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, base::serial_for);
  EXPECT_LT(right_places(bitext, aligner), 0.5);
  aligner.train(nullptr);
  EXPECT_GT(right_places(bitext, aligner), 0.97);
}

TEST(HmmAligner, PosteriorsAreProbabilities) {
  const Bitext bitext = testing::dictionary_bitext(2, 100, 8, kVocabulary);
  for (const int hmm_iterations : {0, 2}) {
    HmmAligner aligner(bitext, kVocabulary, kVocabulary, {.hmm_iterations = hmm_iterations}, base::serial_for);
    aligner.train(nullptr);
    PlacePosteriors posteriors;
    for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
      aligner.posteriors(pair, posteriors);
      const std::size_t n = bitext.source_of(pair).size();
      const std::size_t m = bitext.target_of(pair).size();
      ASSERT_EQ(posteriors.forward.size(), n * m);
      for (std::size_t j = 0; j < m; ++j) {
        float sum = 0.0F;
        for (std::size_t i = 0; i < n; ++i) sum += posteriors.forward[i * m + j];
        EXPECT_LE(sum, 1.001F);
      }
      for (std::size_t i = 0; i < n; ++i) {
        float sum = 0.0F;
        for (std::size_t j = 0; j < m; ++j) sum += posteriors.backward[i * m + j];
        EXPECT_LE(sum, 1.001F);
      }
    }
  }
}

TEST(HmmAligner, TheSameBytesWhateverTheThreads) {
  const Bitext bitext = testing::dictionary_bitext(3, 200, 10, kVocabulary);
  const auto train = [&](const base::ParallelFor& parallel_for) {
    HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, parallel_for);
    aligner.train(nullptr);
    std::vector<float> all;
    PlacePosteriors posteriors;
    for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
      aligner.posteriors(pair, posteriors);
      all.insert(all.end(), posteriors.forward.begin(), posteriors.forward.end());
      all.insert(all.end(), posteriors.backward.begin(), posteriors.backward.end());
    }
    return all;
  };
  const std::vector<float> one = train(base::serial_for);
  EXPECT_TRUE(one == train(testing::threaded_for(3)));
}

TEST(HmmAligner, PairsThatAreSkippedHaveNoPlaces) {
  Bitext bitext = testing::dictionary_bitext(4, 30, 6, kVocabulary);
  bitext.weight[2] = 0.0F;
  bitext.add({}, std::vector<WordId>{1}, 1.0F);
  HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, base::serial_for);
  aligner.train(nullptr);
  PlacePosteriors posteriors;
  for (const std::size_t pair : {std::size_t{2}, bitext.size() - 1}) {
    aligner.posteriors(pair, posteriors);
    EXPECT_TRUE(posteriors.forward.empty());
    EXPECT_EQ(posteriors.sources, 0U);
  }
}

/// Share of the rows with the right word as the most probable one, among the frequent half of the words.
double right_rows(const langpack::Lexicon& lexicon, bool forward) {
  double right = 0.0;
  for (WordId word = 0; word < kVocabulary / 2; ++word) {
    const WordId rendering = render(word, kVocabulary);
    const auto row = lexicon.row(forward ? word : rendering);
    const auto best = std::max_element(row.begin(), row.end(),
                                       [](const auto& a, const auto& b) { return a.probability < b.probability; });
    right += best != row.end() && best->word == (forward ? rendering : word) ? 1.0 : 0.0;
  }
  return right / (kVocabulary / 2.0);
}

TEST(HmmAligner, LexiconsOfBothDirectionsHaveTheDictionary) {
  const Bitext bitext = testing::dictionary_bitext(5, 400, 12, kVocabulary);
  HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, base::serial_for);
  aligner.train(nullptr);
  const langpack::Lexicon forward = aligner.forward_lexicon(kVocabulary, kVocabulary, {});
  const langpack::Lexicon backward = aligner.backward_lexicon(kVocabulary, kVocabulary, {});
  EXPECT_EQ(forward.rows(), kVocabulary);
  EXPECT_EQ(backward.rows(), kVocabulary);
  EXPECT_GT(right_rows(forward, true), 0.95);
  EXPECT_GT(right_rows(backward, false), 0.95);
}

/// What holds for a lexicon whatever it was trained on.
void expect_limits(const langpack::Lexicon& lexicon, std::size_t outputs, const LexiconLimits& limits) {
  for (WordId word = 0; word < lexicon.rows(); ++word) {
    const auto row = lexicon.row(word);
    EXPECT_LE(row.size(), limits.max_row);
    float sum = 0.0F;
    for (std::size_t k = 0; k < row.size(); ++k) {
      EXPECT_LT(row[k].word, outputs);
      EXPECT_GE(row[k].probability, limits.prune);
      EXPECT_TRUE(k == 0 || row[k - 1].word < row[k].word);
      sum += row[k].probability;
    }
    EXPECT_LE(sum, 1.001F);
  }
}

TEST(HmmAligner, LexiconsHaveKnownIdsAndKeepToTheirLimits) {
  const Bitext bitext = testing::dictionary_bitext(6, 100, 10, kVocabulary);
  HmmAligner aligner(bitext, kVocabulary, kVocabulary, {.model1_iterations = 1, .hmm_iterations = 0}, base::serial_for);
  aligner.train(nullptr);
  for (const LexiconLimits& limits : {LexiconLimits{}, LexiconLimits{.prune = 0.05F, .max_row = 3}}) {
    for (const std::size_t known : {kVocabulary, kVocabulary - 50}) {
      const langpack::Lexicon forward = aligner.forward_lexicon(known, kVocabulary - 10, limits);
      const langpack::Lexicon backward = aligner.backward_lexicon(known, kVocabulary - 10, limits);
      EXPECT_EQ(forward.rows(), known);
      EXPECT_EQ(backward.rows(), kVocabulary - 10);
      EXPECT_GT(forward.size(), 0U);
      EXPECT_GT(backward.size(), 0U);
      expect_limits(forward, kVocabulary - 10, limits);
      expect_limits(backward, known, limits);
    }
  }
}

TEST(HmmAligner, PerplexitiesFall) {
  const Bitext bitext = testing::dictionary_bitext(7, 200, 10, kVocabulary);
  const HmmAlignerOptions options;
  HmmAligner aligner(bitext, kVocabulary, kVocabulary, options, base::serial_for);
  aligner.train(nullptr);
  const std::vector<Perplexity>& all = aligner.perplexities();
  ASSERT_EQ(all.size(), static_cast<std::size_t>(options.model1_iterations + options.hmm_iterations));
  EXPECT_NEAR(all.front().forward, static_cast<double>(kVocabulary), 1.0);  // nothing is known yet
  EXPECT_NEAR(all.front().backward, static_cast<double>(kVocabulary), 1.0);
  EXPECT_LT(all.back().forward, all.front().forward / 4.0);
  EXPECT_LT(all.back().backward, all.front().backward / 4.0);
  EXPECT_GE(all.back().forward, 1.0);
}

TEST(HmmAligner, ADictionarysPairsEnterTheLexicon) {
  Bitext bitext = testing::dictionary_bitext(8, 100, 10, kVocabulary);
  constexpr WordId kSource = kVocabulary;  // words that no text has
  constexpr WordId kTarget = kVocabulary;
  constexpr WordId kOther = kVocabulary + 1;
  bitext.add(std::vector<WordId>{kSource}, std::vector<WordId>{kTarget}, 4.0F);
  bitext.add(std::vector<WordId>{kSource}, std::vector<WordId>{kOther}, 1.0F);
  HmmAligner aligner(bitext, kVocabulary + 1, kVocabulary + 2, {}, base::serial_for);
  aligner.train(nullptr);
  const langpack::Lexicon forward = aligner.forward_lexicon(kVocabulary + 1, kVocabulary + 2, {});
  EXPECT_GT(forward.probability(kSource, kTarget), 0.6F);
  EXPECT_GT(forward.probability(kSource, kOther), 0.05F);
  EXPECT_LT(forward.probability(kSource, kOther), forward.probability(kSource, kTarget));
  const langpack::Lexicon backward = aligner.backward_lexicon(kVocabulary + 1, kVocabulary + 2, {});
  EXPECT_GT(backward.probability(kTarget, kSource), 0.9F);
}

TEST(HmmAligner, WithoutTextThereIsAnEmptyLexicon) {
  const Bitext bitext;
  HmmAligner aligner(bitext, 3, 2, {}, base::serial_for);
  aligner.train(nullptr);
  EXPECT_EQ(aligner.forward_lexicon(3, 2, {}).rows(), 3U);
  EXPECT_EQ(aligner.backward_lexicon(3, 2, {}).rows(), 2U);
  EXPECT_EQ(aligner.forward_lexicon(3, 2, {}).size(), 0U);
  EXPECT_EQ(aligner.perplexities().back().forward, 0.0);
}

TEST(HmmAligner, TheModelHasAllThatAPairNeeds) {
  const Bitext bitext = testing::dictionary_bitext(9, 200, 10, kVocabulary);
  HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, base::serial_for);
  aligner.train(nullptr);
  const langpack::AlignmentModel model = aligner.model();
  ASSERT_EQ(model.null_source.size(), kVocabulary);
  ASSERT_EQ(model.null_target.size(), kVocabulary);
  EXPECT_EQ(model.null_probability, static_cast<float>(HmmAlignerOptions{}.null_probability));
  for (const langpack::Jumps& jumps : {model.forward, model.backward}) {
    // The text goes ahead word by word for the most part.
    EXPECT_EQ(std::max_element(jumps.near.begin(), jumps.near.end()) - jumps.near.begin(),
              static_cast<std::ptrdiff_t>(langpack::kJumpWindow) + 1);
  }
}

}  // namespace
}  // namespace lacuna::align
