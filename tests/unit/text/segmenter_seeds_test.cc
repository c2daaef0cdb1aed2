#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "eval/base/file.h"
#include "eval/text/segmenter.h"

namespace lacuna::text {
namespace {

std::string seed(const char* name) {
  const std::string path = std::string(LACUNA_SHARED_DIR) + "/seeds/" + name;
  if (!std::filesystem::exists(path)) return {};
  const auto text = base::read_text_file(path);
  return text ? *text : std::string();
}

TEST(SegmenterSeeds, TwentyFiveVietnameseSentences) {
  const std::string text = seed("000_f94d0b1439d3fc22.txt");
  if (text.empty()) GTEST_SKIP() << "no seeds below " << LACUNA_SHARED_DIR;
  EXPECT_EQ(Segmenter("vi").segment(text).size(), 25U);
}

TEST(SegmenterSeeds, TwentyFiveEnglishSentencesAndThePageFurniture) {
  const std::string text = seed("003_0e52edb91f01874c.txt");
  if (text.empty()) GTEST_SKIP() << "no seeds below " << LACUNA_SHARED_DIR;
  const auto segments = Segmenter("en").segment(text);
  ASSERT_EQ(segments.size(), 27U);
  EXPECT_TRUE(segments[25].span.of(text).starts_with("Source: https://"));
  EXPECT_EQ(segments[26].span.of(text), "Comment (0)");
}

}  // namespace
}  // namespace lacuna::text
