#include "eval/base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace {

/// Called before a descriptor is flushed.
std::function<void(int)>& on_flush() {
  thread_local std::function<void(int)> called;
  return called;
}

}  // namespace

/// Stands before the C library's, so that a test can see what is flushed.
extern "C" int fsync(int descriptor) {
  if (on_flush()) on_flush()(descriptor);
  return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

namespace lacuna::base {
namespace {

class FileTest : public test::TempFolderTest {};

TEST_F(FileTest, ReadsBytesAsTheyAre) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  folder_.write("bytes", bytes);
  const auto read = read_file(folder_.at("bytes"));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(*read, bytes);
  folder_.write("empty", "");
  const auto empty = read_file(folder_.at("empty"));
  ASSERT_TRUE(empty.ok());
  EXPECT_EQ(*empty, "");
}

TEST_F(FileTest, NamesWhatIsWrong) {
  const auto missing = read_file(folder_.at("missing.txt"));
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  EXPECT_EQ(missing.error().path, folder_.at("missing.txt"));
  EXPECT_NE(missing.error().to_string().find("No such file"), std::string::npos);

  const auto directory = read_file(folder_.path());
  ASSERT_FALSE(directory.ok());
  EXPECT_EQ(directory.error().code, ErrorCode::kIo);
  EXPECT_NE(directory.error().message.find("directory"), std::string::npos);
}

TEST_F(FileTest, TellsLineAndByteOfTheFirstBadSequence) {
  folder_.write("bad.txt", "một\nhai\r\nba \xC3(\nbốn \xFF");
  const auto text = read_text_file(folder_.at("bad.txt"));
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(text.error().line, 3U);
  EXPECT_EQ(text.error().byte, 14);
  EXPECT_EQ(text.error().path, folder_.at("bad.txt"));
  EXPECT_NE(text.error().message.find("195"), std::string::npos);
}

TEST_F(FileTest, ReadsNoMoreThanItMay) {
  const std::string text(100000, 'x');
  for (const char* name : {"text", "text.gz"}) {
    ASSERT_TRUE(write_file(folder_.at(name), text).ok());
    EXPECT_EQ(*read_text_file(folder_.at(name), text.size()), text);
    const auto refused = read_text_file(folder_.at(name), text.size() - 1);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::kIo);
    EXPECT_EQ(refused.error().to_string(), folder_.at(name) + ": more than 99999 bytes");
  }
}

TEST_F(FileTest, RecognisesUtf16) {
  folder_.write("wide.txt", std::string("\xFF\xFE"
                                        "a\0b\0",
                                        6));
  const auto text = read_text_file(folder_.at("wide.txt"));
  ASSERT_FALSE(text.ok());
  EXPECT_EQ(text.error().byte, 0);
  EXPECT_EQ(text.error().line, 1U);
  EXPECT_NE(text.error().message.find("UTF-16"), std::string::npos);
}

TEST_F(FileTest, KeepsAByteOrderMark) {
  folder_.write("bom.txt", "\xEF\xBB\xBFxin chào");
  const auto text = read_text_file(folder_.at("bom.txt"));
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(*text, "\xEF\xBB\xBFxin chào");
}

TEST_F(FileTest, WritesAndReplacesWithoutLeavingParts) {
  ASSERT_TRUE(write_file(folder_.at("out"), "first").ok());
  ASSERT_TRUE(write_file(folder_.at("out"), std::string("second\0x", 8)).ok());
  EXPECT_EQ(*read_file(folder_.at("out")), std::string("second\0x", 8));
  EXPECT_EQ(folder_.entries(), 1U);
  struct stat info {};
  ASSERT_EQ(::stat(folder_.at("out").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0644U);
}

TEST_F(FileTest, FlushesTheFileAndThenTheNameInItsFolder) {
  ASSERT_TRUE(write_file(folder_.at("out"), "old").ok());
  std::vector<std::string> flushed;
  on_flush() = [&](int descriptor) {
    struct stat info {};
    ASSERT_EQ(::fstat(descriptor, &info), 0);
    const char* kind = S_ISDIR(info.st_mode) ? "folder, with " : "file, beside ";
    flushed.push_back(kind + *read_file(folder_.at("out")));
  };
  const Status written = write_file(folder_.at("out"), "new");
  on_flush() = nullptr;
  ASSERT_TRUE(written.ok());
  EXPECT_EQ(flushed, (std::vector<std::string>{"file, beside old", "folder, with new"}));
}

TEST_F(FileTest, WritesIntoTheFolderThatItIsIn) {
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(folder_.path());
  const Status written = write_file("out", "x");
  std::filesystem::current_path(before);
  ASSERT_TRUE(written.ok()) << written.error().to_string();
  EXPECT_EQ(*read_file(folder_.at("out")), "x");
}

TEST_F(FileTest, AFailedWriteLeavesNothing) {
  const auto status = write_file(folder_.at("no/such/folder/out"), "x");
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kIo);
  std::filesystem::create_directory(folder_.at("taken"));
  folder_.write("taken/inside", "x");
  const auto onto_directory = write_file(folder_.at("taken"), "x");
  ASSERT_FALSE(onto_directory.ok());
  EXPECT_EQ(folder_.entries(), 1U);
  EXPECT_TRUE(std::filesystem::exists(folder_.at("taken/inside")));
}

TEST_F(FileTest, WritesToADeviceWithoutReplacingIt) {
  const std::filesystem::path link = folder_.at("device");
  std::filesystem::create_symlink("/dev/null", link);
  ASSERT_TRUE(write_file(link.string(), "gone").ok());
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_TRUE(std::filesystem::is_character_file(link));
}

TEST_F(FileTest, AReaderSeesOneWholeVersion) {
  const std::string a(300000, 'a');
  const std::string b(200000, 'b');
  ASSERT_TRUE(write_file(folder_.at("shared"), a).ok());
  std::atomic<bool> stop = false;
  std::atomic<int> torn = 0;
  std::thread reader([&] {
    while (!stop) {
      const auto seen = read_file(folder_.at("shared"));
      if (!seen.ok() || (*seen != a && *seen != b)) ++torn;
    }
  });
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(write_file(folder_.at("shared"), i % 2 == 0 ? b : a).ok());
  stop = true;
  reader.join();
  EXPECT_EQ(torn, 0);
}

TEST(LineOf, CountsLineFeedsBefore) {
  EXPECT_EQ(line_of("a\nb\nc", 0), 1U);
  EXPECT_EQ(line_of("a\nb\nc", 1), 1U);
  EXPECT_EQ(line_of("a\nb\nc", 2), 2U);
  EXPECT_EQ(line_of("a\nb\nc", 4), 3U);
  EXPECT_EQ(line_of("", 0), 1U);
}

}  // namespace
}  // namespace lacuna::base
