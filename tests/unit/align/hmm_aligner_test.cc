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

}  // namespace
}  // namespace lacuna::align
