#include "eval/text/line_flow.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

/// The blocks of a paragraph, with " / " for each line break inside and " | " between.
std::string flow(const std::string& text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back({begin, end});
    begin = end + 1;
  }
  std::string out;
  for (const Block& block : join_lines(text, lines, 7, Abbreviations("vi"))) {
    EXPECT_EQ(block.paragraph, 7U);
    EXPECT_TRUE(block.later_paragraphs.empty());
    if (!out.empty()) out += " | ";
    for (std::size_t at = block.begin; at < block.end; ++at) {
      if (text[at] == '\n') {
        out += " / ";
      } else {
        out += text[at];
      }
    }
  }
  return out;
}

TEST(LineFlow, ALineGoesOnInLowerCase) {
  EXPECT_EQ(flow("Một dòng\ncòn tiếp\nHai"), "Một dòng / còn tiếp | Hai");
  EXPECT_EQ(flow("Xong.\ncòn"), "Xong. | còn");
  EXPECT_EQ(flow("Ông TS.\nbình luận"), "Ông TS. / bình luận") << "an abbreviation's stop";
  EXPECT_EQ(flow("một;\nhai:\nba"), "một; | hai: | ba");
  EXPECT_EQ(flow("một\n- hai\na) ba"), "một | - hai | a) ba");
}

TEST(LineFlow, FilledLinesFlowWhateverTheCase) {
  const std::string filled =
      "Dự và chỉ đạo hội nghị có Thủ tướng Chính phủ\n"
      "Lê Văn Minh cùng lãnh đạo nhiều bộ, ngành, cơ\n"
      "quan trung ương và địa phương.";
  EXPECT_EQ(flow(filled).find('|'), std::string::npos);
  EXPECT_EQ(flow("Hà Nội\nHải Phòng\nĐà Nẵng"), "Hà Nội | Hải Phòng | Đà Nẵng");
}

TEST(LineFlow, EndsAndBeginnings) {
  const Abbreviations vi("vi");
  for (const char* line : {"Xong.", "Sao?”", "(Hết.)", "Đi…"}) EXPECT_TRUE(ends_sentence(line, vi)) << line;
  for (const char* line : {"", "xong", "ThS.", "xong,", "”"}) EXPECT_FALSE(ends_sentence(line, vi)) << line;
  EXPECT_TRUE(begins_lower("“đi"));
  EXPECT_FALSE(begins_lower("Đi"));
  EXPECT_FALSE(begins_lower("“"));
  EXPECT_FALSE(begins_lower("走吧"));
}

}  // namespace
}  // namespace lacuna::text
