#include "eval/align/hmm_aligner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "tests/support/thread_team.h"
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

/// All that training gives.
struct Trained {
  std::vector<langpack::Translation> entries;
  std::vector<float> model;
  std::vector<double> perplexities;
  std::vector<float> posteriors;  // of the pairs whose places it has

  friend bool operator==(const Trained& a, const Trained& b) {
    const auto same = [](const langpack::Translation& x, const langpack::Translation& y) {
      return x.word == y.word && x.probability == y.probability;
    };
    return std::equal(a.entries.begin(), a.entries.end(), b.entries.begin(), b.entries.end(), same) &&
           a.model == b.model && a.perplexities == b.perplexities;
  }
};

Trained all_of(const Bitext& bitext, const HmmAligner& aligner) {
  Trained all;
  for (const langpack::Lexicon& lexicon : {aligner.forward_lexicon(kVocabulary, kVocabulary, {.prune = 0.0F}),
                                           aligner.backward_lexicon(kVocabulary, kVocabulary, {.prune = 0.0F})}) {
    for (WordId word = 0; word < lexicon.rows(); ++word) {
      const auto row = lexicon.row(word);
      all.entries.insert(all.entries.end(), row.begin(), row.end());
    }
  }
  const langpack::AlignmentModel model = aligner.model();
  for (const langpack::Jumps& jumps : {model.forward, model.backward}) {
    all.model.insert(all.model.end(), jumps.near.begin(), jumps.near.end());
    all.model.push_back(jumps.far);
  }
  for (const std::vector<float>& row : {model.null_source, model.null_target}) {
    all.model.insert(all.model.end(), row.begin(), row.end());
  }
  for (const Perplexity& perplexity : aligner.perplexities()) {
    all.perplexities.push_back(perplexity.forward);
    all.perplexities.push_back(perplexity.backward);
  }
  PlacePosteriors posteriors;
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    aligner.posteriors(pair, posteriors);
    all.posteriors.insert(all.posteriors.end(), posteriors.forward.begin(), posteriors.forward.end());
  }
  return all;
}

/// Texts of several weights, with pairs that do not count among them.
Bitext weighty_bitext(std::uint64_t seed, std::size_t pairs) {
  Bitext bitext = testing::dictionary_bitext(seed, pairs, 10, kVocabulary);
  for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
    bitext.weight[pair] = pair % 7 == 0 ? 0.3F : pair % 11 == 0 ? 0.0F : 1.0F;
  }
  bitext.add({}, std::vector<WordId>{1}, 1.0F);
  bitext.add(std::vector<WordId>{2}, std::vector<WordId>{1}, 4.0F);
  return bitext;
}

TEST(HmmAligner, TheSameBitsWhateverTheRanks) {
  const Bitext bitext = weighty_bitext(10, 300);
  HmmAligner alone(bitext, kVocabulary, kVocabulary, {}, base::serial_for);
  alone.train(nullptr);
  const Trained wanted = all_of(bitext, alone);
  for (const std::size_t ranks : {1U, 2U, 3U}) {
    std::vector<Trained> trained(ranks);
    lacuna::test::run_as_team(ranks, [&](base::Team& team) {
      const base::ParallelFor parallel_for = team.rank() == 1 ? testing::threaded_for(2) : base::serial_for;
      HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, parallel_for, &team);
      EXPECT_TRUE(aligner.train_together(nullptr).ok());
      trained[team.rank()] = all_of(bitext, aligner);
    });
    std::vector<float> posteriors;
    for (const Trained& one : trained) {
      EXPECT_TRUE(one == wanted) << ranks;
      EXPECT_LT(one.posteriors.size(), wanted.posteriors.size() * 2 / ranks) << "the shares are about as large";
      posteriors.insert(posteriors.end(), one.posteriors.begin(), one.posteriors.end());
    }
    EXPECT_TRUE(posteriors == wanted.posteriors) << ranks;
  }
}

TEST(HmmAligner, MoreRanksThanPairs) {
  for (const std::size_t pairs : {std::size_t{0}, std::size_t{1}}) {
    Bitext bitext;
    if (pairs == 1) bitext.add(std::vector<WordId>{1, 2}, std::vector<WordId>{3, 4, 5}, 1.0F);
    HmmAligner alone(bitext, kVocabulary, kVocabulary, {}, base::serial_for);
    alone.train(nullptr);
    const Trained wanted = all_of(bitext, alone);
    lacuna::test::run_as_team(3, [&](base::Team& team) {
      HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, base::serial_for, &team);
      EXPECT_TRUE(aligner.train_together(nullptr).ok());
      EXPECT_TRUE(all_of(bitext, aligner) == wanted);
    });
  }
}

TEST(HmmAligner, ARankThatGivesUpEndsTheTraining) {
  const Bitext bitext = weighty_bitext(11, 50);
  lacuna::test::run_as_team(2, [&](base::Team& team) {
    if (team.rank() == 1) return;
    HmmAligner aligner(bitext, kVocabulary, kVocabulary, {}, base::serial_for, &team);
    const Status status = aligner.train_together(nullptr);
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kIo);
  });
}

/// What is counted as integers has the right size, whatever the weights are: only their ratios matter.
TEST(HmmAligner, WeightsOfAnySize) {
  const Bitext bitext = testing::dictionary_bitext(12, 200, 10, kVocabulary);
  const auto right = [&](float weight) {
    Bitext weighed = bitext;
    for (float& own : weighed.weight) own = weight;
    HmmAligner aligner(weighed, kVocabulary, kVocabulary, {}, base::serial_for);
    aligner.train(nullptr);
    return std::pair(right_places(weighed, aligner), aligner.perplexities().back().forward);
  };
  const auto [usual, perplexity] = right(1.0F);
  EXPECT_GT(usual, 0.95);
  for (const float weight : {0x1.0p40F, 0x1.0p100F}) {
    const auto [share, heavy] = right(weight);
    EXPECT_EQ(share, usual) << weight;
    EXPECT_NEAR(heavy, perplexity, 0.05 * perplexity) << weight;
  }
  const auto [share, light] = right(0x1.0p-40F);  // too little to learn jumps from
  EXPECT_EQ(share, usual);
  EXPECT_NEAR(right(0x1.0p-100F).second, light, 1e-6);
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
