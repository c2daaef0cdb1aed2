#include "reports/gate/file_regions.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>

#include "reports/code_points.h"

namespace lacuna::reports {
namespace {

using Numbers = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;

Numbers region(std::string_view bytes, std::size_t begin, std::size_t end) {
  const FileRegion found = FileRegions(bytes).region({begin, end});
  return {found.line, found.column, found.end_line, found.end_column};
}

/// Slow and obvious: walks from the beginning of the file.
std::pair<std::size_t, std::size_t> slow_place(std::string_view bytes, std::size_t byte) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; at < byte;) {
    if (bytes.substr(at, 2) == "\r\n") {
      at += 2;
      ++line;
      column = 1;
    } else if (bytes[at] == '\n' || bytes[at] == '\r') {
      ++at;
      ++line;
      column = 1;
    } else {
      const CodePoint code = code_point_at(bytes, at);
      column += code.end - at == 4 ? 2 : 1;
      at = code.end;
    }
  }
  return {line, column};
}

bool is_border(std::string_view bytes, std::size_t at) {
  return floor_to_code_point(bytes, at) == at && (at == 0 || bytes.substr(at - 1, 2) != "\r\n");
}

TEST(FileRegions, LinesAndColumnsCountFromOne) {
  EXPECT_EQ(region("one\ntwo", 4, 7), Numbers(2, 1, 2, 4));
  EXPECT_EQ(region("one\ntwo", 0, 3), Numbers(1, 1, 1, 4));
  EXPECT_EQ(region("one\ntwo\n", 8, 8), Numbers(3, 1, 3, 1)) << "behind the last line end";
}

TEST(FileRegions, ColumnsAreCodeUnitsOfUtf16) {
  const std::string text = "ằ\xF0\x9F\x91\xA9x";  // 3 bytes and 1 unit, 4 bytes and 2 units
  EXPECT_EQ(region(text, 3, 7), Numbers(1, 2, 1, 4));
  EXPECT_EQ(region(text, 7, 8), Numbers(1, 4, 1, 5));
  EXPECT_EQ(region("a\xCC\x80z", 3, 4), Numbers(1, 3, 1, 4)) << "a combining mark is a unit of its own";
}

TEST(FileRegions, EveryLineEndIsOne) {
  EXPECT_EQ(region("a\r\nb\rc\nd", 3, 4), Numbers(2, 1, 2, 2));
  EXPECT_EQ(region("a\r\nb\rc\nd", 5, 6), Numbers(3, 1, 3, 2));
  EXPECT_EQ(region("a\r\nb\rc\nd", 7, 8), Numbers(4, 1, 4, 2));
  EXPECT_EQ(region("a\r", 2, 2), Numbers(2, 1, 2, 1));
  EXPECT_EQ(region("a\xE2\x80\xA8z", 4, 5), Numbers(1, 3, 1, 4)) << "U+2028 is a character of its line";
}

TEST(FileRegions, ALineEndOfTwoBytesIsNotCut) {
  EXPECT_EQ(region("a\r\nb", 2, 3), Numbers(1, 2, 2, 1));
  EXPECT_EQ(region("a\r\nb", 0, 2), Numbers(1, 1, 2, 1));
  EXPECT_EQ(region("a\r\nb", 2, 2), Numbers(1, 2, 1, 2));
}

TEST(FileRegions, AByteOrderMarkTakesNoColumn) {
  const std::string text = "\xEF\xBB\xBFone\n\xEF\xBB\xBFtwo";
  EXPECT_EQ(region(text, 3, 6), Numbers(1, 1, 1, 4));
  EXPECT_EQ(region(text, 0, 6), Numbers(1, 1, 1, 4));
  EXPECT_EQ(region(text, 10, 13), Numbers(2, 2, 2, 5)) << "within a file it is a character";
  EXPECT_EQ(region("\xEF\xBB\xBF", 1, 3), Numbers(1, 1, 1, 1));
}

TEST(FileRegions, SpansAreCutToTheFileAndWidenedToCharacters) {
  EXPECT_EQ(region("one\ntwo", 5, 99), Numbers(2, 2, 2, 4));
  EXPECT_EQ(region("one\ntwo", 50, 99), Numbers(2, 4, 2, 4));
  EXPECT_EQ(region("one\ntwo", 5, 2), Numbers(2, 2, 2, 2));
  EXPECT_EQ(region("xằy", 2, 3), Numbers(1, 2, 1, 3));
  EXPECT_EQ(region("", 0, 0), Numbers(1, 1, 1, 1));
  EXPECT_EQ(region("", 3, 9), Numbers(1, 1, 1, 1));
}

TEST(FileRegions, BrokenBytesDoNoHarm) {
  for (const std::string_view bytes : {"a\xFF\xC3z", "\xE1\xBA", "\x80\x80\x80", "\xF0"}) {
    for (std::size_t begin = 0; begin <= bytes.size() + 1; ++begin) {
      const FileRegion found = FileRegions(bytes).region({begin, bytes.size()});
      EXPECT_EQ(found.line, 1U);
      EXPECT_LE(found.column, found.end_column);
      EXPECT_LE(found.end_column, bytes.size() + 2);
    }
  }
}

TEST(FileRegions, LongLinesAreCountedRight) {
  std::string text;
  while (text.size() < 20'000) text += "xằ\xF0\x9F\x91\xA9";
  text.resize(16'384, 'x');  // so that the last block is full, whatever power of two it has
  for (const std::string_view bytes : {std::string_view{text}, std::string_view{text}.substr(0, 16'376)}) {
    const FileRegions regions(bytes);
    for (std::size_t at = 0; at <= bytes.size(); at += 64) {
      const FileRegion found = regions.region({at, bytes.size()});
      EXPECT_EQ(std::pair(found.line, found.column), slow_place(bytes, at)) << at;
    }
  }
}

TEST(FileRegions, EverySpanIsWhereAWalkComes) {
  for (const std::string_view text :
       {"", "\n", "\r\n\r\n\r\r\n", "\xEF\xBB\xBF\r\nằ\xF0\x9F\x91\xA9\n\n\xF0\x9F\x91\xA9\r",
        "x\r\xF0\x9F\x91\xA9\r\n\xEF\xBB\xBFz"}) {
    const FileRegions regions(text);
    for (std::size_t begin = 0; begin <= text.size(); ++begin) {
      for (std::size_t end = begin; end <= text.size(); ++end) {
        if (!is_border(text, begin) || !is_border(text, end)) continue;
        const FileRegion found = regions.region({begin, end});
        EXPECT_EQ(std::pair(found.line, found.column), slow_place(text, begin)) << begin;
        EXPECT_EQ(std::pair(found.end_line, found.end_column), slow_place(text, end)) << end;
      }
    }
  }
}

}  // namespace
}  // namespace lacuna::reports
