#include "reports/terminal_text.h"

#include <gtest/gtest.h>

#include "reports/one_line.h"

namespace lacuna::reports {
namespace {

std::string text_of(const Cells& cells) { return styled_cells(cells, {}); }

TEST(TerminalText, CutsByCells) {
  EXPECT_EQ(text_of(shorten(cells_of("one two three", false), 9, true)), "one two …");
  EXPECT_EQ(text_of(shorten(cells_of("one two three", false), 9, false)), "… three");
  EXPECT_EQ(text_of(shorten(cells_of("日本語", false), 5, true)), "日 …");
  EXPECT_EQ(text_of(shorten(cells_of("short", false), 5, true)), "short");
  EXPECT_EQ(text_of(shorten(cells_of("long", false), 1, true)), "…");
  EXPECT_EQ(text_of(shorten(cells_of("long", false), 0, true)), "");
}

TEST(TerminalText, WrapsAtSpaces) {
  const std::vector<Cells> lines = wrap(cells_of("one two abcdefghij", false), 7);
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(text_of(lines[0]), "one two");
  EXPECT_EQ(text_of(lines[1]), "abcdefg");
  EXPECT_EQ(text_of(lines[2]), "hij");
}

TEST(TerminalText, StylesStandAroundWhatIsMarked) {
  Cells cells = cells_of("a", false);
  for (const Cell& cell : cells_of("b", true)) cells.push_back(cell);
  EXPECT_EQ(styled_cells(cells, kBold), "a\x1b[1mb\x1b[0m");
  EXPECT_EQ(styled({}, "a"), "a");
  EXPECT_EQ(styled(kDim, "a"), "\x1b[2ma\x1b[0m");
}

TEST(TerminalText, ExcerptKeepsTheWords) {
  const TextSpan text{10, 23, "one two three", std::nullopt};
  EXPECT_EQ(text_of(excerpt(text, TextSpan{14, 17, "two", std::nullopt}, 40, true)), "one »two« three");
  EXPECT_EQ(text_of(excerpt(text, TextSpan{14, 14, "", std::nullopt}, 40, true)), "one ‸two three");
  EXPECT_EQ(text_of(excerpt(text, std::nullopt, 9, true)), "one two …");
}

}  // namespace
}  // namespace lacuna::reports
