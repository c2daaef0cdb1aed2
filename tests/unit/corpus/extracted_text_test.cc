#include "eval/corpus/extracted_text.h"

#include <gtest/gtest.h>

namespace lacuna::corpus {
namespace {

TEST(ExtractedText, BytesThatWereKeptFindTheirPlaces) {
  TextBuilder builder;
  builder.append("Fish ", {10, 15});
  builder.append("&", {15, 20});  // "&amp;"
  builder.append(" chips", {20, 26});
  EXPECT_EQ(builder.text(), "Fish & chips");
  ASSERT_EQ(builder.pieces().size(), 3U);
  const auto in_file = [&](std::size_t begin, std::size_t end) {
    return file_span(builder.pieces(), builder.size(), {begin, end});
  };
  EXPECT_EQ(in_file(0, 4), (ByteSpan{10, 14}));
  EXPECT_EQ(in_file(5, 6), (ByteSpan{15, 20})) << "the reference as a whole";
  EXPECT_EQ(in_file(4, 8), (ByteSpan{14, 22}));
  EXPECT_EQ(in_file(7, 12), (ByteSpan{21, 26}));
  EXPECT_EQ(in_file(12, 12), (ByteSpan{26, 26}));
  EXPECT_EQ(in_file(0, 0), (ByteSpan{10, 10}));
}

TEST(ExtractedText, NeighboursThatContinueEachOtherAreOnePiece) {
  TextBuilder builder;
  builder.append("one ", {0, 4});
  builder.append("", {4, 9});
  builder.append("two ", {4, 8});
  builder.append("three", {20, 25});
  EXPECT_EQ(builder.pieces().size(), 2U);
  EXPECT_EQ(file_span(builder.pieces(), builder.size(), {2, 10}), (ByteSpan{2, 22}));
}

TEST(ExtractedText, WithoutPiecesTextAndFileAreTheSame) { EXPECT_EQ(file_span({}, 9, {3, 5}), (ByteSpan{3, 5})); }

TEST(ExtractedText, ADecodedStretchNeverGrowsIntoTheNextPiece) {
  TextBuilder builder;
  builder.append("é", {0, 6});  // "&#233;"
  builder.append("té", {6, 9});
  EXPECT_EQ(file_span(builder.pieces(), builder.size(), {2, 3}), (ByteSpan{6, 7}));
}

}  // namespace
}  // namespace lacuna::corpus
