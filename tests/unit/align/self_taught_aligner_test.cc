#include "eval/align/self_taught_aligner.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using testing::DocumentPair;
using testing::make_documents;
using testing::sides_of;

constexpr std::size_t kVocabulary = 900;

double strict_f1(const DocumentPair& pair, const std::vector<Bead>& beads) {
  return evaluate_alignment(pair.gold, sides_of(beads)).strict.f1();
}

TEST(SelfTaughtAligner, LearnsWhatLengthsCannotTell) {
  for (const std::uint64_t seed : {11U, 12U, 13U}) {
    const DocumentPair pair = make_documents(seed, 300, kVocabulary, {4, 4, 4, 4, 10});
    const double lengths = strict_f1(pair, align_segments(pair.source, pair.target, nullptr, nullptr, {}));
    const double taught = strict_f1(pair, align_self_taught(pair.source, pair.target, {}, base::serial_for));
    EXPECT_LT(lengths, 0.95);
    EXPECT_GT(taught, 0.98);
  }
}

TEST(SelfTaughtAligner, AnyNumberOfThreadsGivesTheSameBeads) {
  const DocumentPair pair = make_documents(21, 150, kVocabulary);
  EXPECT_EQ(align_self_taught(pair.source, pair.target, {}, base::serial_for),
            align_self_taught(pair.source, pair.target, {}, testing::threaded_for(3)));
}

TEST(SelfTaughtAligner, WordsThatOccurOnceTeachNothing) {
  // Every word is in one segment alone: whatever bead it stands in, it would confirm it.
  DocumentPair pair = make_documents(22, 40, kVocabulary, {0, 0, 0, 0, 0});
  langpack::WordId next = 0;
  for (auto* side : {&pair.source, &pair.target}) {
    for (SegmentFeatures& segment : *side) {
      for (langpack::WordId& word : segment.words) word = next++;
    }
  }
  EXPECT_EQ(align_self_taught(pair.source, pair.target, {}, base::serial_for),
            align_segments(pair.source, pair.target, nullptr, nullptr, {}));
}

TEST(SelfTaughtAligner, UnrelatedDocumentsGetDoubtfulBeads) {
  const DocumentPair one = make_documents(23, 60, kVocabulary);
  const DocumentPair other = make_documents(24, 60, kVocabulary);
  std::size_t sure = 0;
  for (const Bead& bead : align_self_taught(one.source, other.target, {}, base::serial_for)) {
    if (bead.source_size() > 0 && bead.target_size() > 0 && bead.confidence > 0.9 && bead.similarity > 0.3) ++sure;
  }
  EXPECT_LT(sure, 6U);
}

TEST(SelfTaughtAligner, EmptyAndTinySides) {
  const DocumentPair pair = make_documents(25, 2, kVocabulary, {0, 0, 0, 0, 0});
  EXPECT_TRUE(align_self_taught({}, {}, {}, base::serial_for).empty());
  EXPECT_EQ(align_self_taught(pair.source, {}, {}, base::serial_for).size(), pair.source.size());
  EXPECT_EQ(align_self_taught({}, pair.target, {}, base::serial_for).size(), pair.target.size());
  EXPECT_EQ(strict_f1(pair, align_self_taught(pair.source, pair.target, {}, base::serial_for)), 1.0);
}

}  // namespace
}  // namespace lacuna::align
