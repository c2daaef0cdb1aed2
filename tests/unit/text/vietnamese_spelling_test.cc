#include "eval/text/vietnamese_spelling.h"

#include <gtest/gtest.h>

namespace lacuna::text {
namespace {

TEST(VietnameseSpelling, TheMarkGoesToTheLastOfTwoVowels) {
  EXPECT_EQ(vietnamese_spelling("hòa"), "hoà");
  EXPECT_EQ(vietnamese_spelling("hoà"), "hoà");
  EXPECT_EQ(vietnamese_spelling("khỏe"), "khoẻ");
  EXPECT_EQ(vietnamese_spelling("thủy"), "thuỷ");
  EXPECT_EQ(vietnamese_spelling("hoàn"), "hoàn");
  EXPECT_EQ(vietnamese_spelling("của"), "của");
  EXPECT_EQ(vietnamese_spelling("cười"), "cười");
}

TEST(VietnameseSpelling, ALoneYIsAnI) {
  EXPECT_EQ(vietnamese_spelling("kỹ"), "kĩ");
  EXPECT_EQ(vietnamese_spelling("sĩ"), "sĩ");
  EXPECT_EQ(vietnamese_spelling("mỹ"), "mĩ");
  EXPECT_EQ(vietnamese_spelling("tỷ"), "tỉ");
  EXPECT_EQ(vietnamese_spelling("tay"), "tay");
  EXPECT_EQ(vietnamese_spelling("quí"), "quý");
  EXPECT_EQ(vietnamese_spelling("quy"), "quy");
  EXPECT_EQ(vietnamese_spelling("y"), "y");
}

TEST(VietnameseSpelling, LeavesTheRestAlone) {
  for (const char* word : {"", "k", "the", "nguyễn", "đ", "quốc", "ũ"}) EXPECT_EQ(vietnamese_spelling(word), word);
}

}  // namespace
}  // namespace lacuna::text
