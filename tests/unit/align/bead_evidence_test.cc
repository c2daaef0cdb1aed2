#include "eval/align/bead_evidence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/unit/align/synthetic.h"

namespace lacuna::align {
namespace {

using langpack::Lexicon;
using langpack::WordId;
using testing::make_documents;
using testing::rendering_lexicon;

/// The formula of bead_evidence.h, word for word: what `input` segments make of `output` segments.
double explain(const std::vector<SegmentFeatures>& input, std::size_t input_begin, std::size_t input_end,
               const std::vector<SegmentFeatures>& output, std::size_t output_begin, std::size_t output_end,
               const Lexicon& to_output, const Lexicon& to_input) {
  const auto tokens_of = [](const std::vector<SegmentFeatures>& segments, std::size_t begin, std::size_t end) {
    double sum = 0.0;
    for (std::size_t k = begin; k < end; ++k) sum += static_cast<double>(segments[k].words.size());
    return sum;
  };
  const auto explained = [&](std::size_t begin, std::size_t end, WordId word) {
    double sum = 0.0;
    for (std::size_t k = begin; k < end; ++k) {
      for (const WordId from : input[k].words) sum += static_cast<double>(to_output.probability(from, word));
    }
    return sum;
  };
  const SentenceAlignerOptions options;
  double evidence = 0.0;
  for (std::size_t k = output_begin; k < output_end; ++k) {
    double own = 0.0;
    for (const WordId word : output[k].words) {
      double count = 0.0;
      for (const SegmentFeatures& segment : output) {
        count += static_cast<double>(std::count(segment.words.begin(), segment.words.end(), word));
      }
      double general = 0.0;
      for (WordId row = 0; row < to_output.rows(); ++row) {
        general += static_cast<double>(to_output.probability(row, word)) / static_cast<double>(to_output.rows());
      }
      const double share = (count + kForeignTokens * std::max(general, kLeastShare)) /
                           (tokens_of(output, 0, output.size()) + kForeignTokens);
      const double average = explained(0, input.size(), word) / (tokens_of(input, 0, input.size()) + kForeignTokens);
      float most = 0.0F;
      for (const auto& entry : to_input.row(word)) most = std::max(most, entry.probability);
      const double known = most >= kKnownProbability ? kKnownShare : 0.0;
      const double background = (1.0 - known) * ((1.0 - kFromNowhere) * average + kFromNowhere * share) + known * share;
      const double here = explained(input_begin, input_end, word) / tokens_of(input, input_begin, input_end);
      own += 0.5 * options.word_weight * std::log(((1.0 - kFromNowhere) * here + kFromNowhere * share) / background);
    }
    evidence += own;
    if (output_end - output_begin > 1 && own < 0.0) evidence += options.unsupported_weight * own;
  }
  return evidence;
}

TEST(BeadEvidence, EqualsTheFormula) {
  constexpr std::size_t kVocabulary = 60;
  const auto documents = make_documents(11, 7, kVocabulary, {20, 20, 10, 10, 0});
  const Lexicon forward = rendering_lexicon(kVocabulary, false);
  const Lexicon backward = rendering_lexicon(kVocabulary, true);
  const SentenceAlignerOptions options;
  const BeadEvidence evidence(documents.source, documents.target, &forward, &backward, options);
  const Band band(documents.source.size(), documents.target.size());
  const std::vector<float> all = evidence.of_band(evidence.source(), evidence.target(), band);
  std::size_t compared = 0;
  for (std::size_t i = 1; i <= band.sources(); ++i) {
    for (std::size_t j = 1; j <= band.targets(); ++j) {
      for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
        if (!band.fits(kBeadTypes[t], i, j)) continue;
        const std::size_t a = i - kBeadTypes[t].source;
        const std::size_t b = j - kBeadTypes[t].target;
        double expected = 0.0;
        // Each output segment of a bead is explained by all of the bead's input segments.
        expected += explain(documents.source, a, i, documents.target, b, j, forward, backward);
        expected += explain(documents.target, b, j, documents.source, a, i, backward, forward);
        EXPECT_NEAR(static_cast<double>(all[band.cell(i, j) * kBeadTypes.size() + t]), expected,
                    1e-3 + 1e-4 * std::abs(expected))
            << i << " " << j << " type " << t;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 150U);
}

TEST(BeadEvidence, ABandHasTheSameEvidenceAsTheWhole) {
  constexpr std::size_t kVocabulary = 80;
  const auto documents = make_documents(12, 40, kVocabulary);
  const Lexicon forward = rendering_lexicon(kVocabulary, false);
  const Lexicon backward = rendering_lexicon(kVocabulary, true);
  const BeadEvidence evidence(documents.source, documents.target, &forward, &backward, {});
  const std::size_t n = documents.source.size();
  const std::size_t m = documents.target.size();
  const Band whole(n, m);
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;
  for (std::size_t i = 0; i <= n; ++i) {
    const std::size_t middle = i * m / n;
    low.push_back(static_cast<std::uint32_t>(middle > 5 ? middle - 5 : 0));
    high.push_back(static_cast<std::uint32_t>(std::min(m, middle + 3 + (i > 20 ? 6 : 0))));
  }
  const Band band(low, high);
  const std::vector<float> all = evidence.of_band(evidence.source(), evidence.target(), whole);
  const std::vector<float> some = evidence.of_band(evidence.source(), evidence.target(), band);
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = band.low(i); j <= band.high(i); ++j) {
      for (std::size_t t = 0; t < kBeadTypes.size(); ++t) {
        if (!band.fits(kBeadTypes[t], i, j)) continue;
        EXPECT_EQ(some[band.cell(i, j) * kBeadTypes.size() + t], all[whole.cell(i, j) * kBeadTypes.size() + t]);
      }
    }
  }
}

TEST(BeadEvidence, AnchorsOfOneSideOnlyMeanNothing) {
  SegmentFeatures with;
  with.anchors = {7, 8};
  SegmentFeatures other;
  other.anchors = {9};
  const std::vector<SegmentFeatures> source{with};
  const std::vector<SegmentFeatures> target{other};
  const BeadEvidence evidence(source, target, nullptr, nullptr, {});
  EXPECT_EQ(evidence.source().tokens(0, 1), 0.0);
  EXPECT_EQ(evidence.of_band(evidence.source(), evidence.target(), Band(1, 1)).at(3 * kBeadTypes.size()), 0.0F);
}

TEST(BeadEvidence, SharedAnchorsSpeakForABead) {
  std::vector<SegmentFeatures> source(60);
  std::vector<SegmentFeatures> target(60);
  for (std::size_t k = 0; k < 60; ++k) {
    source[k].anchors = {k, 1000, 1000, 1000, 1000};  // 1000 is everywhere
    target[k].anchors = {k, 1000, 1000, 1000, 1000};
  }
  const BeadEvidence evidence(source, target, nullptr, nullptr, {});
  const Band band(60, 60);
  const std::vector<float> all = evidence.of_band(evidence.source(), evidence.target(), band);
  EXPECT_GT(all[band.cell(30, 30) * kBeadTypes.size()], 2.0F);
  EXPECT_LT(all[band.cell(30, 31) * kBeadTypes.size()], 1.0F);
  EXPECT_GT(all[band.cell(30, 30) * kBeadTypes.size()], all[band.cell(30, 31) * kBeadTypes.size()] + 2.0F);
}

TEST(BeadEvidence, OneLexiconCountsFully) {
  const auto documents = make_documents(13, 10, 50);
  const Lexicon forward = rendering_lexicon(50, false);
  const BeadEvidence evidence(documents.source, documents.target, &forward, nullptr, {});
  const Band band(documents.source.size(), documents.target.size());
  EXPECT_GT(evidence.of_band(evidence.source(), evidence.target(), band)[band.cell(1, 1) * kBeadTypes.size()], 3.0F);
}

TEST(Bags, HalvingJoinsNeighbours) {
  Bags bags;
  bags.add(std::vector<Bags::Entry>{{1, 1.0F}, {4, 2.0F}}, 3.0);
  bags.add(std::vector<Bags::Entry>{{0, 1.0F}, {4, 1.0F}}, 4.0);
  bags.add(std::vector<Bags::Entry>{{2, 5.0F}}, 5.0);
  const Bags half = bags.halved();
  ASSERT_EQ(half.size(), 2U);
  EXPECT_EQ(half.tokens(0, 1), 7.0);
  EXPECT_EQ(half.tokens(1, 2), 5.0);
  const auto first = half.of(0);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].type, 0U);
  EXPECT_EQ(first[1].type, 1U);
  EXPECT_EQ(first[2].type, 4U);
  EXPECT_EQ(first[2].count, 3.0F);
  EXPECT_EQ(half.of(1)[0].count, 5.0F);
}

TEST(Bags, HalvedJoinsNeighbours) {
  Bags bags;
  bags.add(std::vector<Bags::Entry>{{1, 2.0F}, {4, 1.0F}}, 5.0);
  bags.add(std::vector<Bags::Entry>{{0, 1.0F}, {4, 2.0F}}, 3.0);
  bags.add(std::vector<Bags::Entry>{{2, 1.0F}}, 1.0);
  const Bags halved = bags.halved();
  ASSERT_EQ(halved.size(), 2U);
  ASSERT_EQ(halved.of(0).size(), 3U);
  EXPECT_EQ(halved.of(0)[0].type, 0U);
  EXPECT_EQ(halved.of(0)[1].count, 2.0F);
  EXPECT_EQ(halved.of(0)[2].count, 3.0F);
  EXPECT_EQ(halved.tokens(0, 1), 8.0);
  EXPECT_EQ(halved.tokens(1, 2), 1.0);
}

TEST(Bags, HalvedLeavesOutTheMostFrequentTypesOfLargeGroups) {
  // Each segment has the same 100 types, and 250 of its own.
  Bags bags;
  for (std::uint32_t segment = 0; segment < 4; ++segment) {
    std::vector<Bags::Entry> entries;
    for (std::uint32_t type = 0; type < 100; ++type) entries.push_back({type, 1.0F});
    for (std::uint32_t own = 0; own < kCoarseTypes / 2; ++own) {
      entries.push_back({100 + segment * 1000 + own, 1.0F});
    }
    bags.add(entries, 1000.0);
  }
  const Bags halved = bags.halved();
  ASSERT_EQ(halved.size(), 2U);
  for (std::size_t group = 0; group < 2; ++group) {
    EXPECT_EQ(halved.of(group).size(), kCoarseTypes);
    EXPECT_GE(halved.of(group).front().type, 100U);
    EXPECT_EQ(halved.tokens(group, group + 1), 2000.0);
  }
}

TEST(Bags, SelectedKeepsOrderAndWords) {
  Bags bags;
  for (std::uint32_t k = 0; k < 4; ++k) bags.add(std::vector<Bags::Entry>{{k, 1.0F}}, 1.0 + k);
  const Bags selected = bags.selected(std::vector<std::uint32_t>{3, 1});
  ASSERT_EQ(selected.size(), 2U);
  EXPECT_EQ(selected.of(0)[0].type, 3U);
  EXPECT_EQ(selected.tokens(0, 2), 6.0);
}

}  // namespace
}  // namespace lacuna::align
