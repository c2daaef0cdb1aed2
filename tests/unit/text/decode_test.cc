#include "eval/text/decode.h"

#include <gtest/gtest.h>

#include <string>

namespace lacuna::text {
namespace {

TEST(DecodeTest, OtherEncodingsBecomeUtf8) {
  EXPECT_EQ(*decode("f", "caf\xE9\n", "latin-1"), "café\n");
  EXPECT_EQ(*decode("f", "\x93\xFA\x96\x7B", "shift_jis"), "日本");
  EXPECT_EQ(*decode("f", std::string_view("\xFF\xFEx\0\n\0", 6), "utf-16"), "x\n");
  EXPECT_EQ(*decode("f", "", "latin-1"), "");
}

TEST(DecodeTest, TextsLargerThanAnyBuffer) {
  const std::string latin(100'001, '\xE9');
  const auto text = decode("f", latin, "latin-1");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->size(), 2 * latin.size());
  EXPECT_TRUE(text->ends_with("éé"));
}

TEST(DecodeTest, NamesThePlaceOfWhatIsNotInTheEncoding) {
  const auto text = decode("file.txt", "ok\nab\x81\x20\n", "shift_jis");
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(text.error().path, "file.txt");
  EXPECT_EQ(text.error().line, 2U);
  EXPECT_EQ(decode("f", "x", "no-such-encoding").error().code, ErrorCode::kUsage);
}

TEST(DecodeTest, KnowsTheNamesOfUtf8) {
  EXPECT_TRUE(is_utf8_name("UTF-8"));
  EXPECT_TRUE(is_utf8_name("utf8"));
  EXPECT_FALSE(is_utf8_name("utf-16"));
}

}  // namespace
}  // namespace lacuna::text
