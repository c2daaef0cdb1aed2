#include "eval/text/sentence_scanner.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

TEST(SentenceScanner, ScansOnlyItsBlock) {
  const std::string text = "Một. Hai. Ba. Bốn.";
  const Block block{text.find("Hai"), text.find(" Bốn"), 5, {}};
  std::vector<Segment> segments = {{{0, 5}, 4}};
  scan_sentences(text, block, Abbreviations("vi"), segments);
  ASSERT_EQ(segments.size(), 3U) << "what was there stays";
  EXPECT_EQ(segments[1].span.of(text), "Hai.");
  EXPECT_EQ(segments[2].span.of(text), "Ba.");
  EXPECT_EQ(segments[2].paragraph, 5U);
}

TEST(SentenceScanner, ParagraphsOfABlockThatGrew) {
  const std::string text = "Một. Hai\n\nba. Bốn\n\nnăm. Sáu.";
  const Block block{0, text.size(), 1, {{text.find("ba"), 2}, {text.find("năm"), 3}}};
  std::vector<Segment> segments;
  scan_sentences(text, block, Abbreviations("vi"), segments);
  ASSERT_EQ(segments.size(), 4U);
  const std::vector<std::uint32_t> paragraphs = {1, 1, 2, 3};
  for (std::size_t i = 0; i < segments.size(); ++i) EXPECT_EQ(segments[i].paragraph, paragraphs[i]) << i;
  EXPECT_EQ(segments[1].span.of(text), "Hai\n\nba.");
}

TEST(SentenceScanner, NothingInASpace) {
  std::vector<Segment> segments;
  scan_sentences("  ", {0, 2, 0, {}}, Abbreviations("vi"), segments);
  EXPECT_TRUE(segments.empty());
}

}  // namespace
}  // namespace lacuna::text
