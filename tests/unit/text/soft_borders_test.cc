#include "eval/text/soft_borders.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lacuna::text {
namespace {

/// The blocks that come of paragraphs of one line each, with " | " between and " / " for the borders inside.
std::string joined(const std::vector<std::string>& paragraphs) {
  std::string text;
  std::vector<Block> blocks;
  for (const std::string& paragraph : paragraphs) {
    blocks.push_back({text.size(), text.size() + paragraph.size(), static_cast<std::uint32_t>(blocks.size()), {}});
    text += paragraph + "\n\n";
  }
  const Abbreviations vi("vi");
  SoftBorders borders(text, vi);
  std::vector<Block> out;
  for (Block& block : blocks) {
    std::vector<Block> one;
    one.push_back(std::move(block));
    borders.add(std::move(one), out);
  }
  borders.finish(out);
  std::string result;
  std::size_t end = 0;
  for (const Block& block : out) {
    EXPECT_LE(end, block.begin);
    end = block.end;
    std::string piece = text.substr(block.begin, block.end - block.begin);
    for (std::size_t at = 0; (at = piece.find("\n\n", at)) != std::string::npos;) piece.replace(at, 2, " / ");
    result += (result.empty() ? "" : " | ") + piece;
  }
  return result;
}

TEST(SoftBorders, ASentenceGoesOnInLowerCase) {
  EXPECT_EQ(joined({"Tàu rời bến", "lúc sáu giờ.", "Trời sáng."}), "Tàu rời bến / lúc sáu giờ. | Trời sáng.");
  EXPECT_EQ(joined({"Tàu", "rời", "bến."}), "Tàu / rời / bến.");
  EXPECT_EQ(joined({"Tàu rời bến.", "lúc sáu giờ."}), "Tàu rời bến. | lúc sáu giờ.");
  EXPECT_EQ(joined({"Tiêu đề", "Tàu rời bến."}), "Tiêu đề | Tàu rời bến.");
  EXPECT_EQ(joined({"Gồm có:", "tàu", "- xe"}), "Gồm có: | tàu | - xe");
  EXPECT_EQ(joined({"船离开了", "码头"}), "船离开了 | 码头") << "a script without case";
}

TEST(SoftBorders, PageFurnitureLiesBetween) {
  EXPECT_EQ(joined({"Tàu rời", "– 12 –", "bến."}), "Tàu rời / – 12 – / bến.");
  EXPECT_EQ(joined({"Tàu rời", "Trang 12", "SÓNG BIỂN", "bến.", "Gió", "SÓNG BIỂN", "thổi."}),
            "Tàu rời / Trang 12 / SÓNG BIỂN / bến. | Gió / SÓNG BIỂN / thổi.");
  EXPECT_EQ(joined({"Tàu rời", "SÓNG BIỂN", "bến."}), "Tàu rời | SÓNG BIỂN / bến.") << "no head: it occurs once";
  EXPECT_EQ(joined({"Tàu rời", "12", "Gió thổi."}), "Tàu rời | 12 | Gió thổi.");
  EXPECT_EQ(joined({"12", "bến."}), "12 | bến.") << "furniture does not begin a sentence";
  EXPECT_EQ(joined({"Tàu", "1", "2", "3", "4", "bến."}), "Tàu | 1 | 2 | 3 | 4 | bến.") << "too much of it";
}

TEST(SoftBorders, ParagraphsOfALongerBlock) {
  const std::string text = "Tàu\n\nrời.";
  const Abbreviations vi("vi");
  SoftBorders borders(text, vi);
  std::vector<Block> out;
  borders.add({{0, 4, 3, {}}}, out);
  borders.add({{6, 11, 4, {}}}, out);
  EXPECT_TRUE(out.empty()) << "it may grow further";
  borders.finish(out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out[0].paragraph, 3U);
  ASSERT_EQ(out[0].later_paragraphs.size(), 1U);
  EXPECT_EQ(out[0].later_paragraphs[0], std::pair(std::size_t{6}, std::uint32_t{4}));
}

}  // namespace
}  // namespace lacuna::text
