#include "eval/pipeline/split_sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/langpack/pack.h"

namespace lacuna::pipeline {
namespace {

using align::Bead;
using Texts = std::vector<std::string>;

const langpack::LanguagePack& pack() {
  static const Result<langpack::LanguagePack> kPack =
      langpack::read_pack(std::string(LACUNA_SOURCE_DIR) + "/corpora/packs/vi-en");
  return *kPack;
}

corpus::Document document_of(const Texts& sentences, std::vector<text::Segment>& segments) {
  corpus::Document document;
  for (const std::string& sentence : sentences) {
    const std::size_t begin = document.text.size();
    document.text += sentence;
    segments.push_back({{begin, document.text.size()}, 0});
    document.text += " ";
  }
  return document;
}

/// The beads after joining.
std::vector<Bead> joined(const Texts& source, const Texts& target, std::vector<Bead> beads) {
  std::vector<text::Segment> source_segments;
  std::vector<text::Segment> target_segments;
  const corpus::Document from = document_of(source, source_segments);
  const corpus::Document to = document_of(target, target_segments);
  AlignedPair pair{from, to, source_segments, target_segments, {}, {}, std::move(beads)};
  join_split_sentences(pair, pack());
  return pair.beads;
}

const Texts kOneInVietnamese = {"Trong tháng 6, bệnh viện tiếp nhận 40 ca sốt xuất huyết, trong đó có 2 ca tử vong.",
                                "Người dân cần diệt muỗi quanh nhà."};
const Texts kTwoInEnglish = {"In June the hospital admitted 40 patients with dengue fever.",
                             "Two of these cases were fatal.", "Residents should kill mosquitoes around their homes."};

TEST(SplitSentences, TheRestOfASentenceJoinsItsBead) {
  const std::vector<Bead> beads =
      joined(kOneInVietnamese, kTwoInEnglish, {{0, 1, 0, 1, 0.9, 0.9}, {1, 1, 1, 2}, {1, 2, 2, 3, 0.9, 0.9}});
  ASSERT_EQ(beads.size(), 2U);
  EXPECT_EQ(beads[0].source_end, 1U);
  EXPECT_EQ(beads[0].target_begin, 0U);
  EXPECT_EQ(beads[0].target_end, 2U);
  EXPECT_LT(beads[0].confidence, 0.9);
  EXPECT_EQ(beads[1].target_begin, 2U);
}

TEST(SplitSentences, TheSameWithTheSidesSwapped) {
  const Texts source = {"Trong tháng 6, bệnh viện tiếp nhận 40 ca sốt xuất huyết.", "Trong đó có 2 ca tử vong.",
                        "Người dân cần diệt muỗi quanh nhà."};
  const Texts target = {"In June the hospital admitted 40 patients with dengue fever, two of whom died.",
                        "Residents should kill mosquitoes around their homes."};
  const std::vector<Bead> beads =
      joined(source, target, {{0, 1, 0, 1, 0.9, 0.9}, {1, 2, 1, 1}, {2, 3, 1, 2, 0.9, 0.9}});
  ASSERT_EQ(beads.size(), 2U);
  EXPECT_EQ(beads[0].source_end, 2U);
}

TEST(SplitSentences, ASentenceThatNothingRendersStaysAlone) {
  const Texts target = {"In June the hospital admitted 40 patients with dengue fever, two of whom died.",
                        "The new railway line will open next spring.",
                        "Residents should kill mosquitoes around their homes."};
  const std::vector<Bead> before = {{0, 1, 0, 1, 0.9, 0.9}, {1, 1, 1, 2}, {1, 2, 2, 3, 0.9, 0.9}};
  EXPECT_EQ(joined(kOneInVietnamese, target, before), before);
}

TEST(SplitSentences, NothingJoinsAMovedBeadOrAnotherLoneSegment) {
  std::vector<Bead> before = {{0, 1, 0, 1, 0.9, 0.9, true}, {1, 1, 1, 2}, {1, 2, 2, 2}, {2, 2, 2, 3}};
  EXPECT_EQ(joined(kOneInVietnamese, kTwoInEnglish, before), before);
}

}  // namespace
}  // namespace lacuna::pipeline
