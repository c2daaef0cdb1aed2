#include "eval/base/line_reader.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <vector>

#include "eval/base/file.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::base {
namespace {

using Lines = std::vector<std::string>;

/// Reads all lines, `most` at a time, and checks the numbers of lines and bytes on the way.
Lines read_all(LineReader& reader, std::size_t most, std::size_t most_bytes = kAnyBytes) {
  Lines lines;
  LineBatch batch;
  std::uint64_t bytes = 0;
  while (true) {
    const Status status = reader.read(most, most_bytes, batch);
    EXPECT_TRUE(status.ok());
    EXPECT_LE(batch.lines.size(), most);
    EXPECT_EQ(batch.first_line, lines.size() + 1);
    if (batch.lines.empty()) return lines;
    EXPECT_EQ(batch.first_byte, bytes);
    for (const std::string_view line : batch.lines) {
      lines.emplace_back(line);
      bytes += line.size() + 1;
    }
  }
}

class LineReaderTest : public test::TempFolderTest {
 protected:
  /// From memory, from a file, and from packed ones, which must be alike.
  void expect_lines(const std::string& text, std::size_t most, const Lines& expected) {
    EXPECT_EQ(read_all(*lines_of("text", text), most), expected);
    EXPECT_EQ(read_all(**open_lines(folder_.write("plain", text)), most), expected);
    const gzFile file = gzopen(folder_.at("zipped.gz").c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    EXPECT_EQ(read_all(**open_lines(folder_.at("zipped.gz")), most), expected);
    EXPECT_TRUE(write_file(folder_.at("packed.zst"), text).ok());
    EXPECT_EQ(read_all(**open_lines(folder_.at("packed.zst")), most), expected);
  }
};

TEST_F(LineReaderTest, OnlyLineFeedsEndLines) {
  expect_lines(
      "a\r\nb\xE2\x80\xA8"
      "c\fd\n",
      10,
      {"a\r",
       "b\xE2\x80\xA8"
       "c\fd"});
  expect_lines("", 10, {});
  expect_lines("\n", 10, {""});
  expect_lines("\n\nx", 1, {"", "", "x"});
  expect_lines("x\n", 3, {"x"});
}

TEST_F(LineReaderTest, BatchesAndBlocksOfTheFileNeedNotAgree) {
  std::string text;
  Lines expected;
  for (std::size_t i = 0; i < 5000; ++i) {
    expected.push_back(std::string(i * 37 % 400, static_cast<char>('a' + i % 26)));
    text += expected.back() + "\n";
  }
  for (const std::size_t most : {std::size_t{1}, std::size_t{7}, std::size_t{1000}, std::size_t{9999}}) {
    expect_lines(text, most, expected);
  }
}

TEST_F(LineReaderTest, ALineMayBeLargerThanAnyBlock) {
  const std::string large(3'000'000, 'x');
  expect_lines("a\n" + large + "\nb\n", 2, {"a", large, "b"});
}

TEST_F(LineReaderTest, StopsEarlyAtTheLimitOfBytes) {
  const auto reader = lines_of("text", "aaaa\nbbbb\ncccc\n");
  LineBatch batch;
  ASSERT_TRUE(reader->read(10, 6, batch).ok());
  EXPECT_EQ(batch.lines.size(), 2U);
  const auto file = open_lines(folder_.write("file", "aaaa\nbbbb\ncccc\n"));
  ASSERT_TRUE((*file)->read(10, 6, batch).ok());
  EXPECT_EQ(batch.lines.size(), 2U);
  ASSERT_TRUE((*file)->read(10, 6, batch).ok());
  EXPECT_EQ(batch.lines.size(), 1U);
}

TEST_F(LineReaderTest, BatchesMayBeSwapped) {
  const auto reader = open_lines(folder_.write("file", "a\nb\n"));
  LineBatch first;
  LineBatch second;
  ASSERT_TRUE((*reader)->read(1, kAnyBytes, first).ok());
  ASSERT_TRUE((*reader)->read(1, kAnyBytes, second).ok());
  std::swap(first, second);
  EXPECT_EQ(first.lines, (std::vector<std::string_view>{"b"}));
  EXPECT_EQ(second.lines, (std::vector<std::string_view>{"a"}));
}

TEST_F(LineReaderTest, SaysWhatIsWrongWithAFile) {
  EXPECT_EQ(open_lines(folder_.at("missing")).error().code, ErrorCode::kIo);
  EXPECT_NE(open_lines(folder_.path()).error().message.find("directory"), std::string::npos);
}

TEST_F(LineReaderTest, RefusesDamagedGzip) {
  const gzFile file = gzopen(folder_.at("whole.gz").c_str(), "wb");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i * 7919) + "\n";
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  std::ifstream in(folder_.at("whole.gz"), std::ios::binary);
  const std::string zipped((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  std::string flipped = zipped;
  flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
  for (const std::string& bytes : {zipped.substr(0, zipped.size() / 2), zipped.substr(0, zipped.size() - 3), flipped}) {
    const auto reader = open_lines(folder_.write("damaged.gz", bytes));
    ASSERT_TRUE(reader.ok());
    LineBatch batch;
    Status status;
    do {
      status = (*reader)->read(1000, kAnyBytes, batch);
    } while (status && !batch.lines.empty());
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kIo);
    EXPECT_NE(status.error().message.find("gzip"), std::string::npos) << status.error().message;
  }
}

}  // namespace
}  // namespace lacuna::base
