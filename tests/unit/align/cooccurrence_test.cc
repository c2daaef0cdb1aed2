#include "eval/align/cooccurrence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::WordId;

TEST(Cooccurrence, EveryPlaceKnowsItsPairOfWords) {
  constexpr std::size_t kVocabulary = 40;
  Bitext bitext = testing::dictionary_bitext(5, 60, 8, kVocabulary);
  bitext.add(std::vector<WordId>{1, 2}, {}, 1.0F);
  bitext.weight[3] = 0.0F;
  for (const std::size_t threads : {1U, 4U}) {
    const Cooccurrence table(bitext, kVocabulary, kVocabulary, testing::threaded_for(threads));
    std::map<std::pair<WordId, WordId>, std::uint32_t> entries;
    for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
      const auto source = bitext.source_of(pair);
      const auto target = bitext.target_of(pair);
      const auto places = table.entries_of(pair);
      ASSERT_EQ(places.size(), pair == 3 ? 0 : source.size() * target.size());
      for (std::size_t k = 0; k < places.size(); ++k) {
        const WordId word = source[k / target.size()];
        EXPECT_GE(places[k], table.row_begin(word));
        EXPECT_LT(places[k], table.row_begin(word + 1));
        EXPECT_EQ(table.target_of(places[k]), target[k % target.size()]);
        entries.emplace(std::pair(word, target[k % target.size()]), places[k]);
      }
    }
    EXPECT_EQ(entries.size(), table.entries());
    std::uint32_t next = 0;
    for (const auto& [words, entry] : entries) EXPECT_EQ(entry, next++);
  }
}

TEST(Cooccurrence, APartOfThePairsHasThePlacesItHasInAll) {
  constexpr std::size_t kVocabulary = 40;
  Bitext bitext = testing::dictionary_bitext(6, 60, 8, kVocabulary);
  bitext.weight[25] = 0.0F;
  const Cooccurrence all(bitext, kVocabulary, kVocabulary, base::serial_for);
  for (const PairRange kept : {PairRange{0, 0}, PairRange{0, 20}, PairRange{20, 45}, PairRange{45, 60}}) {
    const Cooccurrence part(bitext, kVocabulary, kVocabulary, testing::threaded_for(3), kept);
    ASSERT_EQ(part.entries(), all.entries());
    for (std::size_t entry = 0; entry < all.entries(); ++entry) EXPECT_EQ(part.target_of(entry), all.target_of(entry));
    for (std::size_t pair = 0; pair < bitext.size(); ++pair) {
      const auto places = part.entries_of(pair);
      const auto wanted = kept.has(pair) ? all.entries_of(pair) : std::span<const std::uint32_t>{};
      EXPECT_TRUE(std::equal(places.begin(), places.end(), wanted.begin(), wanted.end())) << pair;
    }
  }
}

TEST(Cooccurrence, NoText) {
  const Cooccurrence table({}, 0, 0, base::serial_for);
  EXPECT_EQ(table.entries(), 0U);
}

}  // namespace
}  // namespace lacuna::align
