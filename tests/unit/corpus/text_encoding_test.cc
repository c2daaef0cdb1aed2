#include "eval/corpus/text_encoding.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::corpus {
namespace {

const std::string kText = "\uFEFFMột dòng\r\n\U0001F600 hai \U0010FFFF\n";

class TextEncodingTest : public test::TempFolderTest {
 protected:
  Error error_of(std::string_view bytes) {
    const auto file = read_decoded(folder_.write("bad.txt", bytes));
    EXPECT_FALSE(file.ok());
    if (file) return {};
    EXPECT_EQ(file.error().path, folder_.at("bad.txt"));
    return file.error();
  }
};

TEST_F(TextEncodingTest, EveryEncodingComesBackAsItWas) {
  for (const TextEncoding encoding : {TextEncoding::kUtf8, TextEncoding::kUtf16Le, TextEncoding::kUtf16Be}) {
    const std::string bytes = encoded(kText, encoding);
    const auto file = read_decoded(folder_.write("text.txt", bytes));
    ASSERT_TRUE(file.ok()) << file.error().to_string();
    EXPECT_EQ(file->text, kText);
    EXPECT_EQ(file->encoding, encoding);
    EXPECT_EQ(file->sha256, base::sha256_hex(bytes));
    EXPECT_EQ(encoded(file->text, file->encoding), bytes);
  }
  EXPECT_EQ(encoded("\uFEFF\U0001F600", TextEncoding::kUtf16Le), std::string("\xFF\xFE\x3D\xD8\x00\xDE", 6));
}

TEST_F(TextEncodingTest, GzipIsUnpacked) {
  const std::string bytes = encoded(kText, TextEncoding::kUtf16Be);
  ASSERT_TRUE(base::write_file(folder_.at("text.gz"), bytes).ok());
  const auto file = read_decoded(folder_.at("text.gz"));
  ASSERT_TRUE(file.ok()) << file.error().to_string();
  EXPECT_EQ(file->text, kText);
  EXPECT_EQ(file->sha256, base::sha256_hex(bytes));
}

TEST_F(TextEncodingTest, AnEmptyFileIsAnEmptyText) {
  const auto file = read_decoded(folder_.write("empty", ""));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->text, "");
}

TEST_F(TextEncodingTest, WhatIsNotTextHasAPlace) {
  EXPECT_EQ(error_of("a\nb\xFF").to_string(), folder_.at("bad.txt") + ":2: byte 3: not valid UTF-8 (byte value 255)");
  const Error nul = error_of(std::string("a\nb\0", 4));
  EXPECT_EQ(nul.code, ErrorCode::kFormat);
  EXPECT_EQ(nul.line, 2U);
  EXPECT_EQ(nul.byte, 3);
}

TEST_F(TextEncodingTest, DamagedUtf16HasAPlace) {
  const std::string head = encoded("\uFEFFa\n", TextEncoding::kUtf16Le);
  const Error half = error_of(head + "b");
  EXPECT_EQ(half.code, ErrorCode::kEncoding);
  EXPECT_EQ(half.line, 2U);
  EXPECT_EQ(half.byte, 6);
  // A high surrogate at the end, before a letter, and a low one alone.
  for (const std::string& tail :
       {std::string("\x3D\xD8", 2), std::string("\x3D\xD8\x61\x00", 4), std::string("\x00\xDE", 2)}) {
    const Error lone = error_of(head + tail);
    EXPECT_EQ(lone.code, ErrorCode::kEncoding);
    EXPECT_EQ(lone.line, 2U);
    EXPECT_EQ(lone.byte, 6);
    EXPECT_NE(lone.message.find("surrogate"), std::string::npos);
  }
  const Error nul = error_of(head + std::string("\0\0", 2));
  EXPECT_EQ(nul.code, ErrorCode::kFormat);
  EXPECT_EQ(nul.byte, 6);
  EXPECT_EQ(error_of(std::string("\xFF\xFE\0\0a\0\0\0", 8)).byte, 2);  // UTF-32
}

TEST_F(TextEncodingTest, AGzipBombIsAnError) {
  // 70 MB of one letter pack about 1,028-fold.
  ASSERT_TRUE(base::write_file(folder_.at("bomb.gz"), std::string(std::size_t{70} << 20U, 'a')).ok());
  const auto bomb = read_decoded(folder_.at("bomb.gz"));
  ASSERT_FALSE(bomb.ok());
  EXPECT_EQ(bomb.error().code, ErrorCode::kFormat);
  EXPECT_NE(bomb.error().message.find("decompression bomb"), std::string::npos);
  // Below 64 MB such a file is only an odd one.
  ASSERT_TRUE(base::write_file(folder_.at("odd.gz"), std::string(std::size_t{1} << 20U, 'a')).ok());
  EXPECT_TRUE(read_decoded(folder_.at("odd.gz")).ok());
}

TEST_F(TextEncodingTest, FilesThatAreNone) {
  EXPECT_EQ(read_decoded(folder_.at("missing")).error().code, ErrorCode::kIo);
  EXPECT_EQ(read_decoded(folder_.path()).error().code, ErrorCode::kIo);
  ASSERT_TRUE(base::write_file(folder_.at("whole.gz"), kText).ok());
  const auto packed = base::read_file(folder_.at("whole.gz"));
  ASSERT_TRUE(packed.ok());
  const auto cut = read_decoded(folder_.write("cut.gz", packed->substr(0, packed->size() - 6)));
  ASSERT_FALSE(cut.ok());
  EXPECT_NE(cut.error().message.find("gzip"), std::string::npos);
}

}  // namespace
}  // namespace lacuna::corpus
