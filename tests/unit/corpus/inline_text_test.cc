#include "eval/corpus/formats/inline_text.h"

#include <gtest/gtest.h>

namespace lacuna::corpus {
namespace {

/// The text of one segment whose bytes are `bytes`, with the codes that `codes` says.
struct Moved {
  std::string text;
  std::vector<InlineCode> codes;
  std::vector<TextPiece> pieces;
};

Moved moved(InlineText& inline_text, WhiteSpace white_space) {
  TextBuilder builder;
  builder.append("before\n", {0, 7});
  Moved result;
  const ByteSpan span = inline_text.move_to(builder, result.codes, white_space, 999);
  result.text = span.of(builder.text());
  result.pieces = builder.pieces();
  EXPECT_EQ(span.begin, 7U);
  EXPECT_EQ(builder.text().size(), span.end + 1);
  EXPECT_EQ(builder.text().back(), '\n');
  EXPECT_TRUE(inline_text.empty());
  return result;
}

std::string laid_out(const std::string& text, WhiteSpace white_space = WhiteSpace::kLayout) {
  InlineText inline_text;
  inline_text.append(text, {100, 100 + text.size()});
  return moved(inline_text, white_space).text;
}

TEST(InlineText, IndentationIsLayout) {
  EXPECT_EQ(laid_out("\n    một\n    hai\n  "), "một hai");
  EXPECT_EQ(laid_out("\n\t\tmột\n\t"), "một");
  EXPECT_EQ(laid_out("\n  "), "");
  EXPECT_EQ(laid_out("\n    một\n  ", WhiteSpace::kPreserve), "\n    một\n  ");
}

TEST(InlineText, OtherWhiteSpaceIsText) {
  EXPECT_EQ(laid_out(" một  hai "), " một  hai ");
  EXPECT_EQ(laid_out("một\nhai"), "một\nhai");
  EXPECT_EQ(laid_out("một \nhai\n"), "một \nhai\n");
  EXPECT_EQ(laid_out(""), "");
}

TEST(InlineText, CodesMoveWithTheText) {
  InlineText text;
  text.append("\n  a ", {100, 105});
  text.append_code(CodeRole::kOpen, "1", "<b>\n  </b>", {105, 125});
  text.append("\n  c", {125, 129});
  text.begin_code(CodeRole::kStandalone, "");
  text.end_code("<x/>", {129, 133});
  EXPECT_EQ(text.without_codes(), "\n  a \n  c");
  const Moved result = moved(text, WhiteSpace::kLayout);
  EXPECT_EQ(result.text, "a <b>\n  </b> c<x/>");
  ASSERT_EQ(result.codes.size(), 2U);
  EXPECT_EQ(result.codes[0].span, (ByteSpan{9, 19}));
  EXPECT_EQ(result.codes[0].identity, "1");
  EXPECT_EQ(result.codes[1].span, (ByteSpan{21, 25}));
  EXPECT_EQ(result.codes[1].identity, "<x/>");  // it has no other
}

TEST(InlineText, EveryByteKnowsWhereItCameFrom) {
  InlineText text;
  text.append("\n  a", {100, 104});
  text.append("&", {104, 109});
  text.append("b\n  c", {109, 114});
  TextBuilder builder;
  std::vector<InlineCode> codes;
  const ByteSpan span = text.move_to(builder, codes, WhiteSpace::kLayout, 114);
  EXPECT_EQ(span.of(builder.text()), "a&b c");
  const auto at = [&](std::size_t begin, std::size_t end) {
    return file_span(builder.pieces(), builder.size(), {begin, end});
  };
  EXPECT_EQ(at(0, 1), (ByteSpan{103, 104}));
  EXPECT_EQ(at(1, 2), (ByteSpan{104, 109}));
  EXPECT_EQ(at(2, 3), (ByteSpan{109, 110}));
  EXPECT_EQ(at(3, 4), (ByteSpan{110, 113}));
  EXPECT_EQ(at(4, 5), (ByteSpan{113, 114}));
  EXPECT_EQ(at(5, 5), (ByteSpan{114, 114}));
}

}  // namespace
}  // namespace lacuna::corpus
