#include "eval/pipeline/bitext_pair.h"

#include <gtest/gtest.h>

namespace lacuna::pipeline {
namespace {

/// A bitext of these pairs.
corpus::Bitext bitext_of(const std::vector<std::pair<std::string, std::string>>& texts) {
  corpus::Bitext bitext;
  for (const auto& [source, target] : texts) {
    corpus::BitextUnit unit;
    unit.source = {bitext.source.text.size(), bitext.source.text.size() + source.size()};
    unit.target = {bitext.target.text.size(), bitext.target.text.size() + target.size()};
    bitext.source.text += source + "\n";
    bitext.target.text += target + "\n";
    bitext.units.push_back(std::move(unit));
  }
  return bitext;
}

TEST(BitextPair, EachUnitWithTextIsABead) {
  const corpus::Bitext bitext = bitext_of({{"một", "one"}, {"", " "}, {"hai", ""}, {" ", "three"}, {"bốn", "four"}});
  const AlignedPair pair = pair_of(bitext);
  ASSERT_EQ(pair.beads.size(), 4U);
  EXPECT_EQ(pair.source_numbers, (std::vector<std::uint32_t>{0, 2, 3, 4}));
  EXPECT_EQ(pair.target_numbers, pair.source_numbers);
  EXPECT_EQ(pair.beads[0].source_size(), 1U);
  EXPECT_EQ(pair.beads[0].target_size(), 1U);
  EXPECT_EQ(pair.beads[1].target_size(), 0U);
  EXPECT_EQ(pair.beads[2].source_size(), 0U);
  EXPECT_EQ(pair.source_segments[pair.beads[3].source_begin].span.of(bitext.source.text), "bốn");
  for (const align::Bead& bead : pair.beads) EXPECT_EQ(bead.confidence, 1.0);
}

TEST(BitextPair, TextsKeepTheSpaceAroundThem) {
  const corpus::Bitext bitext = bitext_of({{" một", "one "}});
  const AlignedPair pair = pair_of(bitext);
  EXPECT_EQ(pair.source_segments[0].span.of(bitext.source.text), " một");
  EXPECT_EQ(pair.target_segments[0].span.of(bitext.target.text), "one ");
}

TEST(BitextPair, ProtectedUnitsAreLeftOut) {
  corpus::Bitext bitext = bitext_of({{"một", "one"}, {"hai", "two"}});
  bitext.units[0].state = corpus::UnitState::kProtected;
  const AlignedPair pair = pair_of(bitext);
  ASSERT_EQ(pair.beads.size(), 1U);
  EXPECT_EQ(pair.source_numbers, std::vector<std::uint32_t>{1});
}

}  // namespace
}  // namespace lacuna::pipeline
