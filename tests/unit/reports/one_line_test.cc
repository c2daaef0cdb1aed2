#include "reports/one_line.h"

#include <gtest/gtest.h>

namespace lacuna::reports {
namespace {

TEST(OneLineTest, HoldsNothingThatSteers) {
  EXPECT_EQ(one_line("a\r\n\t b\xE2\x80\xA8"
                     "c"),
            "a b c");
  EXPECT_EQ(one_line("\x1b[31m\x7f"), "␛[31m␡");
  EXPECT_EQ(one_line("\u202e\xff"), "\uFFFD\uFFFD");
}

TEST(OneLineTest, CutsByCells) {
  EXPECT_EQ(cut_line("short", 5), "short");
  EXPECT_EQ(cut_line("longer", 5), "long…");
  EXPECT_EQ(cut_line("日本語", 6), "日本語");
  EXPECT_EQ(cut_line("日本語", 5), "日本…");
  EXPECT_EQ(cut_line("日本語", 4), "日…");
  EXPECT_EQ(cut_line("e\u0301e\u0301e\u0301", 2), "e\u0301…") << "a mark stays with its letter";
  EXPECT_EQ(cut_line("a\n\n\x1b", 3), "a ␛") << "what is cut is the line";
  EXPECT_EQ(cut_line("long", 1), "…");
  EXPECT_EQ(cut_line("long", 0), "");
  EXPECT_EQ(cut_line("", 0), "");
}

}  // namespace
}  // namespace lacuna::reports
