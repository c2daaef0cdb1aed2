#include "eval/text/vietnamese_negation.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

/// What the first word of the text with that form is: "sure", "likely", "no sign", "otherwise" or "a sign".
std::string kind(const std::string& text, const std::string& form) {
  const std::vector<Word> words = WordSplitter("vi").split(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].norm != form) continue;
    if (is_vietnamese_otherwise(words, i)) return "otherwise";
    if (is_no_vietnamese_sign(text, words, i)) return "no sign";
    if (is_vietnamese_negation(text, words, i)) return "sure";
    return is_likely_vietnamese_negation(text, words, i) ? "likely" : "a sign";
  }
  return "";
}

TEST(VietnameseNegationTest, SureAndLikely) {
  EXPECT_EQ(kind("Nông dân không thể đi.", "không"), "sure");
  EXPECT_EQ(kind("Họ sẽ không vẽ.", "không"), "sure");  // a verb follows "sẽ"
  EXPECT_EQ(kind("Mật khẩu không hợp lệ.", "không"), "likely");
  EXPECT_EQ(kind("Không ít nông dân đi.", "không"), "a sign");
  EXPECT_EQ(kind("Khách hàng không trả tiền.", "không"), "sure");
  EXPECT_EQ(kind("Họ chưa đi.", "chưa"), "sure");
}

TEST(VietnameseNegationTest, NoSign) {
  EXPECT_EQ(kind("Ngành hàng không lớn mạnh.", "không"), "no sign");
  EXPECT_EQ(kind("Anh đi không?", "không"), "no sign");
  EXPECT_EQ(kind("Không sớm thì muộn họ cũng đi.", "không"), "no sign");
  EXPECT_EQ(kind("Họ đã đi chưa, tôi hỏi.", "chưa"), "no sign");
  EXPECT_EQ(kind("Họ thay đổi bất kỳ lúc nào.", "thay"), "no sign");
  EXPECT_EQ(kind("Mặc dù mưa, họ đi.", "mặc"), "no sign");
  EXPECT_EQ(kind("Họ từ bỏ.", "bỏ"), "no sign");
}

TEST(VietnameseNegationTest, Otherwise) {
  EXPECT_EQ(kind("Nếu không, họ đi.", "không"), "otherwise");
  EXPECT_EQ(kind("Nếu không đi, họ viết.", "không"), "sure");
  EXPECT_EQ(kind("không", "không"), "a sign");
}

}  // namespace
}  // namespace lacuna::text
