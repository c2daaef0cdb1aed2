#include "eval/corpus/block_text.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::corpus {
namespace {

TEST(BlockTextTest, BlocksHaveABlankLineBetween) {
  BlockText blocks;
  blocks.space({0, 1});
  blocks.append("One", {1, 4});
  blocks.space({4, 7});
  blocks.space({9, 10});
  blocks.append("two", {10, 13});
  blocks.line_break({13, 17});
  blocks.space({17, 18});
  blocks.append("three", {18, 23});
  blocks.space({23, 24});
  blocks.line_break({24, 28});
  blocks.end_block();
  blocks.append(" \u00A0", {30, 33});
  blocks.end_block();
  blocks.append("&", {40, 45});
  Document document;
  blocks.finish(document);
  EXPECT_EQ(document.text, "One two\nthree\n\n&");
  const auto at = [&](std::size_t begin, std::size_t end) {
    return file_span(document.pieces, document.text.size(), {begin, end});
  };
  EXPECT_EQ(at(0, 3), (ByteSpan{1, 4}));
  EXPECT_EQ(at(3, 4), (ByteSpan{4, 7}));
  EXPECT_EQ(at(7, 8), (ByteSpan{13, 17}));
  EXPECT_EQ(at(8, 13), (ByteSpan{18, 23}));
  EXPECT_EQ(at(13, 15), (ByteSpan{23, 23}));
  EXPECT_EQ(at(15, 16), (ByteSpan{40, 45}));
}

TEST(BlockTextTest, AsidesComeBehindTheirBlockAndShareItsRules) {
  BlockText blocks;
  blocks.ignore({"url"});
  blocks.append("a", {0, 1});
  blocks.begin_aside();
  blocks.begin_aside();
  blocks.append("b", {2, 3});
  blocks.end_aside();
  blocks.append("c", {4, 5});
  blocks.end_aside();
  blocks.append("d", {6, 7});
  blocks.ignore({"number"});
  blocks.end_block();
  blocks.append("e", {8, 9});
  Document document;
  blocks.finish(document);
  EXPECT_EQ(document.text, "ad\n\nbc\n\ne");
  ASSERT_EQ(document.ignored.size(), 2U);
  EXPECT_EQ(document.ignored[1].span.of(document.text), "bc");
  EXPECT_EQ(document.ignored[1].rules, (std::vector<std::string>{"url", "number"}));
}

}  // namespace
}  // namespace lacuna::corpus
