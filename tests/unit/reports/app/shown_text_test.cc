#include "reports/app/shown_text.h"

#include <gtest/gtest.h>

#include "eval/base/utf8.h"

namespace lacuna::reports {
namespace {

TEST(ShownText, ControlsAreVisible) {
  EXPECT_EQ(shown_text("a\tb\r\nc"), "a b  c");
  EXPECT_EQ(shown_text(std::string_view("\0\x1B\x7F\xC2\x9B", 5)), "\xE2\x90\x80\xE2\x90\x9B\xE2\x90\xA1\xEF\xBF\xBD");
  EXPECT_EQ(shown_text("<&>\"'"), "<&>\"'") << "escaping is the page's business";
}

TEST(ShownText, WhatIsNoTextIsReplaced) {
  EXPECT_EQ(shown_text("a\xC3z"), "a\xEF\xBF\xBDz");
  EXPECT_EQ(shown_text("\xEF\xBF\xBE\xEF\xBF\xBF"), "\xEF\xBF\xBD\xEF\xBF\xBD");
  EXPECT_FALSE(base::first_invalid_utf8(shown_text("\xF0\x9F\x91 \x80\xED\xA0\x80")));
}

TEST(ShownText, PositionsAreThoseOfJavaScript) {
  ShownText shown;
  shown.set("é👩b");  // 2, 4 and 1 bytes; 1, 2 and 1 units
  EXPECT_EQ(shown.utf16({0, 2}), (ByteSpan{0, 1}));
  EXPECT_EQ(shown.utf16({2, 6}), (ByteSpan{1, 3}));
  EXPECT_EQ(shown.utf16({6, 7}), (ByteSpan{3, 4}));
  EXPECT_EQ(shown.utf16({0, 7}), (ByteSpan{0, 4}));
  EXPECT_EQ(shown.utf16({7, 7}), (ByteSpan{4, 4})) << "the end is a place";
  EXPECT_EQ(shown.utf16({2, 2}), (ByteSpan{1, 1}));
}

TEST(ShownText, CombiningMarksAreUnitsOfTheirOwn) {
  ShownText shown;
  shown.set("e\xCC\x81\xCC\xA3x");
  EXPECT_EQ(shown.utf16({0, 5}), (ByteSpan{0, 3}));
  EXPECT_EQ(shown.utf16({5, 6}), (ByteSpan{3, 4}));
}

TEST(ShownText, CutCharactersAreWidened) {
  ShownText shown;
  shown.set("a👩b");
  EXPECT_EQ(shown.utf16({2, 3}), (ByteSpan{1, 3}));
  EXPECT_EQ(shown.utf16({0, 2}), (ByteSpan{0, 3}));
  EXPECT_EQ(shown.utf16({3, 3}), (ByteSpan{1, 1}));
}

TEST(ShownText, BrokenBytesKeepTheirPlaces) {
  ShownText shown;
  shown.set("a\xF0\x9F z");
  EXPECT_EQ(shown.text(), "a\xEF\xBF\xBD\xEF\xBF\xBD z");
  EXPECT_EQ(shown.utf16({4, 5}), (ByteSpan{4, 5}));
  shown.set("");
  EXPECT_EQ(shown.utf16({0, 0}), (ByteSpan{0, 0})) << "used again";
}

}  // namespace
}  // namespace lacuna::reports
