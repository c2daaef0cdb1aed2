#include "eval/base/memory_file.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "eval/base/file.h"

namespace lacuna::base {
namespace {

TEST(MemoryFileTest, IsReadAsOftenAsOneLikes) {
  const std::string bytes(100000, 'x');
  auto file = MemoryFile::create(bytes);
  ASSERT_TRUE(file.ok()) << file.error().to_string();
  for (int i = 0; i < 2; ++i) {
    const auto read = read_file(file->path());
    ASSERT_TRUE(read.ok()) << read.error().to_string();
    EXPECT_EQ(*read, bytes);
  }
}

TEST(MemoryFileTest, IsGoneWithItsObject) {
  std::string path;
  {
    auto file = MemoryFile::create("text");
    ASSERT_TRUE(file.ok());
    const MemoryFile moved = std::move(*file);
    path = moved.path();
    EXPECT_TRUE(read_file(path).ok());
  }
  EXPECT_FALSE(read_file(path).ok());
}

}  // namespace
}  // namespace lacuna::base
