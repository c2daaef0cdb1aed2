#include "eval/pipeline/source_texts.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/corpus/text_encoding.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::pipeline {
namespace {

class SourceTexts : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& bytes) {
    std::string path = folder_.at(name);
    const Status written = base::write_file(path, bytes);
    EXPECT_TRUE(written) << written.error().to_string();
    return path;
  }

  test::TempFolder folder_;
};

constexpr const char* kText = "\xEF\xBB\xBFmột\r\nhai\n";

TEST_F(SourceTexts, APlainFileIsItsBytes) {
  const std::string path = write("a.txt", kText);
  const auto texts = read_source_texts({path});
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0].path, path);
  EXPECT_EQ(texts[0].bytes, kText);
  EXPECT_EQ(texts[0].form, reports::TextForm::kPlain);
  EXPECT_EQ(texts[0].sha256, base::sha256_hex(kText));
}

TEST_F(SourceTexts, Utf16IsDecodedAndSaysSo) {
  for (const auto encoding : {corpus::TextEncoding::kUtf16Le, corpus::TextEncoding::kUtf16Be}) {
    const std::string bytes = corpus::encoded(kText, encoding);
    const auto texts = read_source_texts({write("a.txt", bytes)});
    ASSERT_EQ(texts.size(), 1U);
    EXPECT_EQ(texts[0].bytes, kText);
    EXPECT_EQ(texts[0].form, reports::TextForm::kDecoded);
    EXPECT_EQ(texts[0].sha256, base::sha256_hex(bytes));
  }
}

TEST_F(SourceTexts, WhatIsPackedSaysSo) {
  const std::string named = write("packed.gz", kText);
  const std::string disguised = folder_.at("packed.txt");
  ASSERT_TRUE(std::filesystem::copy_file(named, disguised));
  const auto texts = read_source_texts({named, disguised});
  ASSERT_EQ(texts.size(), 2U);
  for (const reports::SourceText& text : texts) {
    EXPECT_EQ(text.form, reports::TextForm::kPacked);
    EXPECT_EQ(text.bytes, "");
  }
}

TEST_F(SourceTexts, WhatCannotBeReadIsLeftOut) {
  const std::string pipe = folder_.at("pipe");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_TRUE(read_source_texts({"-", "<stdin>", "", folder_.path(), folder_.at("none"), pipe,
                                 write("binary", std::string(4, '\0')), write("latin", "\xE9")})
                  .empty());
}

TEST_F(SourceTexts, EachPathOnceInOrder) {
  const std::string first = write("b.txt", "b");
  const std::string second = write("a.txt", "");
  const auto texts = read_source_texts({first, second, first});
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_EQ(texts[0].bytes, "b");
  EXPECT_EQ(texts[1].path, second);
  EXPECT_EQ(texts[1].bytes, "");
}

}  // namespace
}  // namespace lacuna::pipeline
