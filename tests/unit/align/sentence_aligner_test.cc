#include "eval/align/sentence_aligner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::Lexicon;
using langpack::WordId;
using testing::DocumentPair;
using testing::make_documents;
using testing::make_segment;
using testing::render;
using testing::rendering_lexicon;
using testing::sides_of;

constexpr std::size_t kVocabulary = 3000;

const Lexicon& forward() {
  static const Lexicon kLexicon = rendering_lexicon(kVocabulary, false);
  return kLexicon;
}
const Lexicon& backward() {
  static const Lexicon kLexicon = rendering_lexicon(kVocabulary, true);
  return kLexicon;
}

std::vector<Bead> align(const std::vector<SegmentFeatures>& source, const std::vector<SegmentFeatures>& target,
                        const SentenceAlignerOptions& options = {}) {
  return align_segments(source, target, &forward(), &backward(), options);
}

/// "1-1 1-1 0-1", and the beads are in order and leave nothing out.
std::string kinds(const std::vector<Bead>& beads, std::size_t sources, std::size_t targets) {
  std::string text;
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  for (const Bead& bead : beads) {
    EXPECT_EQ(bead.source_begin, source);
    EXPECT_EQ(bead.target_begin, target);
    EXPECT_GE(bead.confidence, 0.0);
    EXPECT_LE(bead.confidence, 1.0);
    source = bead.source_end;
    target = bead.target_end;
    if (!text.empty()) text += ' ';
    text += std::to_string(bead.source_size());
    text += '-';
    text += std::to_string(bead.target_size());
  }
  EXPECT_EQ(source, sources);
  EXPECT_EQ(target, targets);
  return text;
}

std::string times(const std::string& kind, std::size_t count) {
  std::string text;
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) text += ' ';
    text += kind;
  }
  return text;
}

/// An article and its faithful translation, one to one.
DocumentPair article(std::uint64_t seed, std::size_t segments) {
  return make_documents(seed, segments, kVocabulary, {0, 0, 0, 0, 0});
}

TEST(SentenceAligner, ArticleWithFurnitureAtTheEnd) {
  DocumentPair pair = article(31, 25);
  pair.target.push_back(make_segment({2900, 2901, 2902}));
  pair.target.push_back(make_segment({2950}));
  const auto beads = align(pair.source, pair.target);
  ASSERT_EQ(kinds(beads, 25, 27), times("1-1", 25) + " 0-1 0-1");
  for (std::size_t k = 0; k < 24; ++k) EXPECT_GT(beads[k].confidence, 0.95);
  for (std::size_t k = 24; k < 27; ++k) EXPECT_GT(beads[k].confidence, 0.5) << "a short line could be part of the end";
  EXPECT_GT(beads[0].similarity, 0.5);
  EXPECT_EQ(beads[26].similarity, 0.0);
}

TEST(SentenceAligner, DroppedSentencesStandAlone) {
  for (const std::size_t dropped : {0U, 7U, 18U, 24U}) {
    DocumentPair pair = article(32, 25);
    pair.target.erase(pair.target.begin() + static_cast<std::ptrdiff_t>(dropped));
    std::string expected;
    for (std::size_t k = 0; k < 25; ++k) {
      if (k > 0) expected += ' ';
      expected += k == dropped ? "1-0" : "1-1";
    }
    EXPECT_EQ(kinds(align(pair.source, pair.target), 25, 24), expected) << "dropped " << dropped;
  }
}

TEST(SentenceAligner, ShortDroppedSentenceIsNotGluedToItsNeighbour) {
  DocumentPair pair = article(33, 20);
  pair.source.insert(pair.source.begin() + 9, make_segment({2001, 2500, 2777, 1999}));
  EXPECT_EQ(kinds(align(pair.source, pair.target), 21, 20), times("1-1", 9) + " 1-0 " + times("1-1", 11));
}

TEST(SentenceAligner, AWholeParagraphDropped) {
  DocumentPair pair = article(34, 30);
  pair.target.erase(pair.target.begin() + 10, pair.target.begin() + 16);
  EXPECT_EQ(kinds(align(pair.source, pair.target), 30, 24),
            times("1-1", 10) + " " + times("1-0", 6) + " " + times("1-1", 14));
}

TEST(SentenceAligner, SplitAndJoinedSentences) {
  DocumentPair pair = article(35, 20);
  const auto joined = [](const SegmentFeatures& a, const SegmentFeatures& b) {
    std::vector<WordId> words = a.words;
    words.insert(words.end(), b.words.begin(), b.words.end());
    return make_segment(words);
  };
  // Two source sentences in one target sentence, and the other way round.
  pair.target[4] = joined(pair.target[4], pair.target[5]);
  pair.target.erase(pair.target.begin() + 5);
  pair.source[12] = joined(pair.source[12], pair.source[13]);
  pair.source.erase(pair.source.begin() + 13);
  EXPECT_EQ(kinds(align(pair.source, pair.target), 19, 19),
            times("1-1", 4) + " 2-1 " + times("1-1", 6) + " 1-2 " + times("1-1", 6));
}

TEST(SentenceAligner, CrossedNeighboursAreOneBead) {
  DocumentPair pair = article(36, 12);
  std::swap(pair.target[5], pair.target[6]);
  EXPECT_EQ(kinds(align(pair.source, pair.target), 12, 12), times("1-1", 5) + " 2-2 " + times("1-1", 5));
}

TEST(SentenceAligner, GeneratedDocuments) {
  for (const std::uint64_t seed : {41U, 42U, 43U}) {
    const DocumentPair pair = make_documents(seed, 120, kVocabulary, {6, 6, 6, 6, 5});
    const AlignmentAgreement agreement = evaluate_alignment(pair.gold, sides_of(align(pair.source, pair.target)));
    EXPECT_GT(agreement.strict.f1(), 0.98);
    EXPECT_GT(agreement.null.f1(), 0.9);
  }
}

TEST(SentenceAligner, TheBandGivesWhatTheWholeGives) {
  for (const std::uint64_t seed : {51U, 52U, 53U, 54U}) {
    const DocumentPair pair = make_documents(seed, 200, kVocabulary, {5, 5, 5, 5, seed % 2 == 0 ? 60U : 0U});
    SentenceAlignerOptions whole;
    whole.full_cells = 1000000;
    SentenceAlignerOptions banded;
    banded.full_cells = 400;
    banded.radius = 12;
    const auto a = align(pair.source, pair.target, whole);
    const auto b = align(pair.source, pair.target, banded);
    EXPECT_EQ(sides_of(a).size(), sides_of(b).size());
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) {
      EXPECT_EQ(a[k].source_end, b[k].source_end);
      EXPECT_EQ(a[k].target_end, b[k].target_end);
      EXPECT_NEAR(a[k].confidence, b[k].confidence, 0.02);
    }
  }
}

TEST(SentenceAligner, WithoutLexiconAnchorsAndLengthsDecide) {
  DocumentPair pair = article(37, 40);
  for (std::size_t k = 0; k < 40; k += 2) {
    pair.source[k].anchors = {k, 1000};
    pair.target[k].anchors = {k, 1000};
  }
  pair.target.erase(pair.target.begin() + 20);
  const auto beads = align_segments(pair.source, pair.target, nullptr, nullptr, {});
  pair.gold.erase(pair.gold.begin() + 20, pair.gold.end());
  for (std::uint32_t k = 20; k < 40; ++k) {
    pair.gold.push_back(k == 20 ? BeadSides{{k}, {}} : BeadSides{{k}, {k - 1}});
  }
  EXPECT_GT(evaluate_alignment(pair.gold, sides_of(beads)).strict.f1(), 0.9);
}

TEST(SentenceAligner, LengthsAlone) {
  DocumentPair pair = article(38, 60);
  for (auto* side : {&pair.source, &pair.target}) {
    for (SegmentFeatures& segment : *side) segment.words.clear();
  }
  const auto beads = align_segments(pair.source, pair.target, nullptr, nullptr, {});
  EXPECT_GT(evaluate_alignment(pair.gold, sides_of(beads)).strict.f1(), 0.8);
}

TEST(SentenceAligner, EmptySides) {
  EXPECT_TRUE(align({}, {}).empty());
  const DocumentPair pair = article(39, 3);
  EXPECT_EQ(kinds(align(pair.source, {}), 3, 0), "1-0 1-0 1-0");
  EXPECT_EQ(kinds(align({}, pair.target), 0, 3), "0-1 0-1 0-1");
  EXPECT_EQ(align(pair.source, {})[0].confidence, 1.0);
}

TEST(SentenceAligner, SegmentsWithoutAnythingInThem) {
  const std::vector<SegmentFeatures> blank(3);
  EXPECT_EQ(kinds(align(blank, blank), 3, 3), "1-1 1-1 1-1");
  kinds(align(blank, std::vector<SegmentFeatures>(9)), 3, 9);
}

TEST(SentenceAligner, EqualSegmentsAreAlignedInOrder) {
  const std::vector<SegmentFeatures> source(30, make_segment({5, 6, 7, 800}));
  const std::vector<SegmentFeatures> target(30, make_segment({render(5, kVocabulary), render(6, kVocabulary),
                                                              render(7, kVocabulary), render(800, kVocabulary)}));
  EXPECT_EQ(kinds(align(source, target), 30, 30), times("1-1", 30));
}

TEST(SentenceAligner, OneSegmentAgainstAThousand) {
  DocumentPair pair = article(40, 1000);
  const std::vector<SegmentFeatures> one{pair.source[700]};
  std::string expected = times("0-1", 700) + " 1-1 " + times("0-1", 299);
  EXPECT_EQ(kinds(align(one, pair.target), 1, 1000), expected);
  const std::vector<SegmentFeatures> other{pair.target[3]};
  expected = times("1-0", 3) + " 1-1 " + times("1-0", 996);
  EXPECT_EQ(kinds(align(pair.source, other), 1000, 1), expected);
  SentenceAlignerOptions narrow;
  narrow.full_cells = 64;
  EXPECT_EQ(kinds(align(pair.source, other, narrow), 1000, 1), expected);
}

TEST(SentenceAligner, UnrelatedDocumentsStayApart) {
  const DocumentPair a = make_documents(61, 12, kVocabulary);
  const DocumentPair b = make_documents(62, 12, kVocabulary);
  const auto beads = align(a.source, b.target);
  const auto together = std::count_if(
      beads.begin(), beads.end(), [](const Bead& bead) { return bead.source_size() > 0 && bead.target_size() > 0; });
  EXPECT_LE(together, 1);
}

TEST(SentenceAligner, ParagraphsHelpButNeverDecide) {
  DocumentPair pair = article(64, 20);
  for (std::uint32_t k = 0; k < 20; ++k) {
    pair.source[k].paragraph = k / 3;
    pair.target[k].paragraph = k / 7;  // other paragraphs altogether
  }
  EXPECT_EQ(kinds(align(pair.source, pair.target), 20, 20), times("1-1", 20));
}

TEST(SentenceAligner, SameBeadsEachTime) {
  const DocumentPair pair = make_documents(65, 150, kVocabulary);
  EXPECT_EQ(align(pair.source, pair.target), align(pair.source, pair.target));
}

}  // namespace
}  // namespace lacuna::align
