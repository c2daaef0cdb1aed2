#include "eval/align/moved_segments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using testing::DocumentPair;
using testing::make_documents;
using testing::rendering_lexicon;

constexpr std::size_t kVocabulary = 3000;

std::vector<Bead> align(const DocumentPair& pair) {
  static const langpack::Lexicon kForward = rendering_lexicon(kVocabulary, false);
  static const langpack::Lexicon kBackward = rendering_lexicon(kVocabulary, true);
  return align_segments(pair.source, pair.target, &kForward, &kBackward, {});
}

DocumentPair faithful(std::uint64_t seed, std::size_t segments) {
  return make_documents(seed, segments, kVocabulary, {0, 0, 0, 0, 0});
}

/// Moves target segments [begin, end) to before `to`.
void move_target(DocumentPair& pair, std::ptrdiff_t begin, std::ptrdiff_t end, std::ptrdiff_t to) {
  auto& target = pair.target;
  if (to > end) {
    std::rotate(target.begin() + begin, target.begin() + end, target.begin() + to);
  } else {
    std::rotate(target.begin() + to, target.begin() + begin, target.begin() + end);
  }
}

std::vector<Bead> moved_of(const std::vector<Bead>& beads) {
  std::vector<Bead> moved;
  std::copy_if(beads.begin(), beads.end(), std::back_inserter(moved), [](const Bead& bead) { return bead.moved; });
  return moved;
}

/// Every segment is in exactly one bead, sources in order.
void expect_whole(const DocumentPair& pair, const std::vector<Bead>& beads) {
  std::vector<int> sources(pair.source.size(), 0);
  std::vector<int> targets(pair.target.size(), 0);
  std::uint32_t next = 0;
  for (const Bead& bead : beads) {
    EXPECT_TRUE(bead.source_size() + bead.target_size() > 0);
    if (bead.source_size() > 0) {
      EXPECT_EQ(bead.source_begin, next);
      next = bead.source_end;
    }
    for (std::uint32_t i = bead.source_begin; i < bead.source_end; ++i) ++sources[i];
    for (std::uint32_t j = bead.target_begin; j < bead.target_end; ++j) ++targets[j];
  }
  EXPECT_TRUE(std::all_of(sources.begin(), sources.end(), [](int count) { return count == 1; }));
  EXPECT_TRUE(std::all_of(targets.begin(), targets.end(), [](int count) { return count == 1; }));
}

TEST(MovedSegments, OneSentenceMovedForwardsAndBackwards) {
  for (const auto& [from, to, lands] : {std::tuple{5, 20, 19U}, {25, 3, 3U}, {0, 30, 29U}}) {
    DocumentPair pair = faithful(61, 30);
    move_target(pair, from, from + 1, to);
    const std::vector<Bead> beads = align(pair);
    expect_whole(pair, beads);
    const std::vector<Bead> moved = moved_of(beads);
    ASSERT_EQ(moved.size(), 1U) << from;
    EXPECT_EQ(moved[0].source_begin, static_cast<std::uint32_t>(from));
    EXPECT_EQ(moved[0].target_begin, lands);
    EXPECT_GT(moved[0].confidence, 0.9);
    EXPECT_GT(moved[0].similarity, 0.3);
  }
}

TEST(MovedSegments, ABlockMovedTogether) {
  DocumentPair pair = faithful(62, 60);
  move_target(pair, 10, 15, 45);
  const std::vector<Bead> beads = align(pair);
  expect_whole(pair, beads);
  const std::vector<Bead> moved = moved_of(beads);
  ASSERT_EQ(moved.size(), 5U);
  for (std::uint32_t k = 0; k < 5; ++k) {
    EXPECT_EQ(moved[k].source_begin, 10 + k);
    EXPECT_EQ(moved[k].target_begin, 40 + k);
  }
}

TEST(MovedSegments, MovesThatCrossOneAnother) {
  DocumentPair pair = faithful(63, 40);
  std::swap(pair.target[5], pair.target[30]);
  const std::vector<Bead> beads = align(pair);
  expect_whole(pair, beads);
  const std::vector<Bead> moved = moved_of(beads);
  ASSERT_EQ(moved.size(), 2U);
  EXPECT_EQ(moved[0].source_begin, 5U);
  EXPECT_EQ(moved[0].target_begin, 30U);
  EXPECT_EQ(moved[1].source_begin, 30U);
  EXPECT_EQ(moved[1].target_begin, 5U);
}

TEST(MovedSegments, DroppedAndAddedSentencesAreNotMoved) {
  // 30 sentences dropped, 30 others added elsewhere: 900 pairs that chance could join.
  DocumentPair pair = faithful(64, 120);
  const DocumentPair foreign = faithful(65, 30);
  pair.target.erase(pair.target.begin() + 20, pair.target.begin() + 50);
  pair.target.insert(pair.target.begin() + 60, foreign.target.begin(), foreign.target.end());
  const std::vector<Bead> beads = align(pair);
  expect_whole(pair, beads);
  EXPECT_TRUE(moved_of(beads).empty());
}

TEST(MovedSegments, MoreLoneSegmentsThanAreLookedAtTogether) {
  DocumentPair pair = faithful(66, 900);
  const DocumentPair foreign = faithful(67, kMostMoved + 50);
  pair.target.insert(pair.target.begin() + 450, foreign.target.begin(), foreign.target.end());
  move_target(pair, 5, 6, 40);
  const std::vector<Bead> beads = align(pair);
  expect_whole(pair, beads);
  const std::vector<Bead> moved = moved_of(beads);
  ASSERT_EQ(moved.size(), 1U);
  EXPECT_EQ(moved[0].source_begin, 5U);
}

}  // namespace
}  // namespace lacuna::align
