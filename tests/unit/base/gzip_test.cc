#include "eval/base/gzip.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/base/file.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::base {
namespace {

class GzipTest : public test::TempFolderTest {};

TEST_F(GzipTest, IsUnpackedAsItWas) {
  std::string long_text;
  for (int i = 0; i < 100000; ++i) long_text += std::to_string(i * 7919 % 65537) + '\n';
  for (const std::string& text : {std::string(), std::string("một dòng\n"), long_text}) {
    ASSERT_TRUE(write_file(folder_.at("text.gz"), text).ok());
    const auto packed = read_file(folder_.at("text.gz"));
    ASSERT_TRUE(packed.ok());
    EXPECT_TRUE(packed->starts_with("\x1F\x8B"));
    const auto unpacked = read_text_file(folder_.at("text.gz"));
    ASSERT_TRUE(unpacked.ok()) << unpacked.error().to_string();
    EXPECT_EQ(*unpacked, text);
  }
}

TEST_F(GzipTest, QuickIsUnpackedAsItWas) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "dòng " + std::to_string(i * 7919 % 65537) + '\n';
  const auto quick = gzip(text, GzipEffort::kQuick);
  ASSERT_TRUE(quick.ok());
  EXPECT_LT(quick->size(), text.size() / 2);
  const std::string path = folder_.write("quick.gz", *quick);
  const auto unpacked = read_text_file(path);
  ASSERT_TRUE(unpacked.ok()) << unpacked.error().to_string();
  EXPECT_EQ(*unpacked, text);
}

TEST_F(GzipTest, TheHeaderHasNeitherTimeNorName) {
  const auto packed = gzip("text");
  ASSERT_TRUE(packed.ok());
  EXPECT_EQ((*packed)[3], '\0') << "flags";
  EXPECT_EQ(packed->substr(4, 4), std::string(4, '\0')) << "time";
  EXPECT_EQ(*packed, *gzip("text"));
}

}  // namespace
}  // namespace lacuna::base
