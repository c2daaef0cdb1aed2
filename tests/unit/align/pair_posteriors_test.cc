#include "eval/align/pair_posteriors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::kUnknownWord;
using langpack::LanguagePack;
using langpack::WordId;
using testing::render;
using Words = std::vector<WordId>;

constexpr std::size_t kVocabulary = 60;
constexpr WordId kOther = 50;  // renders none of the words 1 to 5

/// All words equally frequent; renderings as `render` has them.
LanguagePack make_pack() {
  LanguagePack pack;
  for (langpack::TermModel* side : {&pack.source, &pack.target}) {
    for (std::size_t id = 0; id < kVocabulary; ++id) side->vocabulary.add("w" + std::to_string(id));
    side->log_probability.assign(kVocabulary, -std::log(static_cast<float>(kVocabulary)));
    side->unknown_log_probability = -9.0F;
  }
  pack.forward = testing::rendering_lexicon(kVocabulary, false);
  pack.backward = testing::rendering_lexicon(kVocabulary, true);
  pack.alignment.null_source.assign(kVocabulary, 1.0F / kVocabulary);
  pack.alignment.null_target.assign(kVocabulary, 1.0F / kVocabulary);
  return pack;
}

WordId rendering(WordId word) { return render(word, kVocabulary); }

/// P(linked) of source place i and target place j, both directions together.
float agreed(const PlacePosteriors& places, std::size_t i, std::size_t j) {
  const std::size_t at = i * places.targets + j;
  return std::sqrt(places.forward[at] * places.backward[at]);
}

TEST(PairPosteriorsTest, AreProbabilities) {
  const LanguagePack pack = make_pack();
  testing::Random random(5);
  for (int trial = 0; trial < 100; ++trial) {
    const auto words = [&] {
      Words result(1 + random.below(15));
      for (WordId& word : result) {
        word = random.below(6) == 0 ? kUnknownWord : static_cast<WordId>(random.below(kVocabulary));
      }
      return result;
    };
    const Words source = words();
    const Words target = words();
    const PlacePosteriors places = pair_posteriors(source, target, {}, pack);
    ASSERT_EQ(places.sources, source.size());
    ASSERT_EQ(places.targets, target.size());
    ASSERT_EQ(places.forward.size(), source.size() * target.size());
    ASSERT_EQ(places.backward.size(), source.size() * target.size());
    for (std::size_t j = 0; j < places.targets; ++j) {
      float sum = 0.0F;
      for (std::size_t i = 0; i < places.sources; ++i) {
        EXPECT_GE(places.forward[i * places.targets + j], 0.0F);
        sum += places.forward[i * places.targets + j];
      }
      EXPECT_LE(sum, 1.001F);
    }
    for (std::size_t i = 0; i < places.sources; ++i) {
      const auto row = places.backward.begin() + static_cast<std::ptrdiff_t>(i * places.targets);
      EXPECT_LE(std::accumulate(row, row + static_cast<std::ptrdiff_t>(places.targets), 0.0F), 1.001F);
    }
  }
}

TEST(PairPosteriorsTest, TheRenderingOfTheLexiconWinsWhereverItStands) {
  const LanguagePack pack = make_pack();
  const Words source{1, 2, 3, 4, 5};
  const std::vector<std::size_t> order{2, 0, 1, 4, 3};  // target place of each source place
  Words target(source.size());
  for (std::size_t i = 0; i < source.size(); ++i) target[order[i]] = rendering(source[i]);
  const PlacePosteriors places = pair_posteriors(source, target, {}, pack);
  for (std::size_t i = 0; i < source.size(); ++i) {
    for (std::size_t j = 0; j < target.size(); ++j) {
      if (j == order[i]) {
        EXPECT_GT(agreed(places, i, j), 0.9F) << i << " " << j;
      } else {
        EXPECT_LT(agreed(places, i, j), 0.1F) << i << " " << j;
      }
    }
  }
}

TEST(PairPosteriorsTest, AWordThatNothingRendersComesFromNoWord) {
  const LanguagePack pack = make_pack();
  const Words target{rendering(1), rendering(2), rendering(4), rendering(5)};
  const PlacePosteriors places = pair_posteriors(Words{1, 2, 3, 4, 5}, target, {}, pack);
  float lost = 0.0F;
  for (std::size_t j = 0; j < target.size(); ++j) lost = std::max(lost, agreed(places, 2, j));
  EXPECT_LT(lost, 0.2F);
  EXPECT_GT(agreed(places, 1, 1), 0.9F);
  EXPECT_GT(agreed(places, 3, 2), 0.9F);
}

TEST(PairPosteriorsTest, AnUnknownWordTakesWhatIsLeftOver) {
  const LanguagePack pack = make_pack();
  const Words source{1, kUnknownWord, 3};
  // It renders none of the three, and the unknown word is the one that may be behind it.
  const PlacePosteriors places = pair_posteriors(source, Words{rendering(1), kOther, rendering(3)}, {}, pack);
  EXPECT_GT(agreed(places, 1, 1), 0.4F);
  EXPECT_GT(agreed(places, 0, 0), 0.9F);
  EXPECT_GT(agreed(places, 2, 2), 0.9F);
  // A known word is less likely to be behind it.
  const PlacePosteriors known = pair_posteriors(Words{1, 2, 3}, Words{rendering(1), kOther, rendering(3)}, {}, pack);
  EXPECT_LT(agreed(known, 1, 1), agreed(places, 1, 1));
}

TEST(PairPosteriorsTest, AVouchedPlaceIsARendering) {
  const LanguagePack pack = make_pack();
  const Words source{1, 2, 3};
  const Words target{kOther, rendering(1), rendering(3)};
  const WordLink name{1, 0};
  const PlacePosteriors without = pair_posteriors(source, target, {}, pack);
  const PlacePosteriors with = pair_posteriors(source, target, std::span(&name, 1), pack);
  EXPECT_LT(agreed(without, 1, 0), 0.5F);
  EXPECT_GT(agreed(with, 1, 0), 0.9F);
  EXPECT_GT(agreed(with, 0, 1), 0.9F);
}

TEST(PairPosteriorsTest, AnEmptySideHasNoPlaces) {
  const LanguagePack pack = make_pack();
  for (const auto& [source, target] :
       {std::pair(Words{}, Words{1, 2}), std::pair(Words{1}, Words{}), std::pair(Words{}, Words{})}) {
    const PlacePosteriors places = pair_posteriors(source, target, {}, pack);
    EXPECT_EQ(places.sources, source.size());
    EXPECT_EQ(places.targets, target.size());
    EXPECT_TRUE(places.forward.empty() && places.backward.empty());
  }
}

TEST(PairPosteriorsTest, APackWithoutAnAlignmentModelWillDo) {
  LanguagePack pack = make_pack();
  pack.alignment = {};
  const PlacePosteriors places = pair_posteriors(Words{1, 2}, Words{rendering(1), rendering(2)}, {}, pack);
  EXPECT_GT(agreed(places, 0, 0), 0.9F);
  EXPECT_GT(agreed(places, 1, 1), 0.9F);
}

}  // namespace
}  // namespace lacuna::align
