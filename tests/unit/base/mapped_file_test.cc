#include "eval/base/mapped_file.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "eval/base/file.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::base {
namespace {

class MapFileTest : public test::TempFolderTest {};

bool is_aligned(const SharedBytes& bytes) { return reinterpret_cast<std::uintptr_t>(bytes.bytes.data()) % 16 == 0; }

TEST_F(MapFileTest, GivesTheBytesOfTheFile) {
  std::string text(100000, 'x');
  text[0] = '\0';
  text.back() = '\n';
  const std::string file = folder_.write("file", text);
  const Result<SharedBytes> mapped = map_file(file);
  ASSERT_TRUE(mapped.ok()) << mapped.error().to_string();
  EXPECT_EQ(mapped->bytes, text);
  EXPECT_TRUE(is_aligned(*mapped));
}

TEST_F(MapFileTest, StaysWhatItWasWhenTheFileIsReplaced) {
  const std::string file = folder_.write("file", std::string(20000, 'a'));
  Result<SharedBytes> mapped = map_file(file);
  ASSERT_TRUE(mapped.ok());
  const SharedBytes copy = *mapped;
  mapped = Error{};
  ASSERT_TRUE(write_file(file, "b").ok());
  EXPECT_EQ(copy.bytes, std::string(20000, 'a'));
  EXPECT_EQ(map_file(file)->bytes, "b");
}

TEST_F(MapFileTest, AnEmptyFileIsNoBytes) {
  const Result<SharedBytes> mapped = map_file(folder_.write("file", ""));
  ASSERT_TRUE(mapped.ok());
  EXPECT_TRUE(mapped->bytes.empty());
  EXPECT_TRUE(is_aligned(*mapped));
}

TEST_F(MapFileTest, ErrorsAreThoseOfReading) {
  for (const std::string& file : {folder_.path(), folder_.at("nothing")}) {
    const Result<SharedBytes> mapped = map_file(file);
    const Result<std::string> read = read_file(file);
    ASSERT_FALSE(mapped.ok() || read.ok());
    EXPECT_EQ(mapped.error().to_string(), read.error().to_string());
  }
}

TEST(AlignedCopyTest, IsACopy) {
  for (std::size_t size = 0; size < 70; ++size) {
    std::string text(size, 'x');
    const SharedBytes copy = aligned_copy(text);
    EXPECT_TRUE(is_aligned(copy));
    for (char& byte : text) byte = 'y';
    EXPECT_EQ(copy.bytes, std::string(size, 'x'));
  }
}

}  // namespace
}  // namespace lacuna::base
