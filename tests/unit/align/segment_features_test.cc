#include "eval/align/segment_features.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace lacuna::align {
namespace {

using langpack::WordId;

SegmentFeatures features(std::string_view text, const char* language = "en") {
  return make_segment_features(text, text::Analyzer(language).analyze(text), 0, {});
}

std::size_t shared_anchors(const SegmentFeatures& a, const SegmentFeatures& b) {
  return static_cast<std::size_t>(std::count_if(a.anchors.begin(), a.anchors.end(), [&](std::uint64_t anchor) {
    return std::find(b.anchors.begin(), b.anchors.end(), anchor) != b.anchors.end();
  }));
}

TEST(SegmentFeatures, LengthCountsVisibleCodePoints) {
  EXPECT_EQ(features("ab c").length, 3.0);
  EXPECT_EQ(features("Đà\u00A0Nẵng", "vi").length, 6.0);
  EXPECT_EQ(features("").length, 0.0);
  const auto pieces = [](std::string_view) { return 42.0; };
  EXPECT_EQ(make_segment_features("ab", text::Analyzer("en").analyze("ab"), 0, {}, pieces).length, 42.0);
}

TEST(SegmentFeatures, WordsAreTheCallersIds) {
  const WordIds ids = [](const text::Analysis& analysis) {
    std::vector<WordId> result;
    for (const std::string& key : analysis.keys) result.push_back(static_cast<WordId>(key.size()));
    return result;
  };
  const text::Analyzer analyzer("en");
  EXPECT_EQ(make_segment_features("a bus", analyzer.analyze("a bus"), 7, ids).words, (std::vector<WordId>{1, 3}));
  EXPECT_EQ(make_segment_features("a bus", analyzer.analyze("a bus"), 7, ids).paragraph, 7U);
  EXPECT_TRUE(features("a bus").words.empty());
}

TEST(SegmentFeatures, NumbersAreAnchorsByValue) {
  EXPECT_EQ(shared_anchors(features("1,234.5"), features("1.234,5", "vi")), 1U);
  EXPECT_EQ(shared_anchors(features("12"), features("13")), 0U);
}

TEST(SegmentFeatures, NamesAreAnchorsWithoutMarks) {
  EXPECT_EQ(shared_anchors(features("Nguyễn Hòa Bình", "vi"), features("Nguyen Hoa Binh")), 3U);
  EXPECT_EQ(shared_anchors(features("hoa", "vi"), features("hoa")), 0U) << "a short word that is no name";
}

TEST(SegmentFeatures, CognatesShareFiveLetters) {
  EXPECT_EQ(shared_anchors(features("Himalaya-Chronik", "de"), features("chronique himalayenne", "fr")), 2U);
  EXPECT_EQ(shared_anchors(features("Expedition", "de"), features("l'expédition", "fr")), 1U);
}

TEST(SegmentFeatures, WordsWithDigitsAreAnchors) {
  EXPECT_EQ(shared_anchors(features("COVID19 và IPv6", "vi"), features("ipv6 or covid19")), 2U);
}

TEST(SegmentFeatures, Endings) {
  EXPECT_EQ(features("Is it?").ending, Ending::kQuestion);
  EXPECT_EQ(features("\"Is it?\"").ending, Ending::kQuestion);
  EXPECT_EQ(features("It is (so).").ending, Ending::kStop);
  EXPECT_EQ(features("It is…").ending, Ending::kStop);
  EXPECT_EQ(features("So!").ending, Ending::kExclamation);
  EXPECT_EQ(features("These:").ending, Ending::kColon);
  EXPECT_EQ(features("A heading").ending, Ending::kNone);
  EXPECT_EQ(features("In 2025").ending, Ending::kNone);
  EXPECT_EQ(features("and so;").ending, Ending::kOther);
  EXPECT_EQ(features("").ending, Ending::kUnknown);
  EXPECT_EQ(features("你好吗？", "zh").ending, Ending::kQuestion);
}

TEST(SegmentFeatures, OfADocument) {
  const std::string text = "One here.\n\nTwo there?";
  const auto segments = text::Segmenter("en").segment(text);
  const auto all = make_document_features(text, segments, text::Analyzer("en"), {});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].paragraph, 0U);
  EXPECT_EQ(all[1].paragraph, 1U);
  EXPECT_EQ(all[1].ending, Ending::kQuestion);
  EXPECT_EQ(all[1].length, 9.0);
}

}  // namespace
}  // namespace lacuna::align
