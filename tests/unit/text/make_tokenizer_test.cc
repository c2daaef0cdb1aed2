#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/sha256.h"
#include "eval/text/sentencepiece_tokenizer.h"
#include "lacuna/scoring.h"
#include "tests/support/slow_oracles.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/token_text.h"

namespace lacuna {
namespace {

class MakeTokenizer : public test::TempFolderTest {
 protected:
  /// Writes a small model under this name and returns its path.
  std::string write_model(const std::string& name) {
    std::vector<std::string> lines;
    for (int i = 0; i < 300; ++i) lines.push_back("the cat sat on the mat " + std::to_string(i));
    bytes_ = *text::train_sentencepiece(lines, {.vocabulary_size = 60});
    return folder_.write(name, bytes_);
  }

  std::string bytes_;
};

TEST_F(MakeTokenizer, SimpleOnesByName) {
  for (const char* name : {"13a", "none", "char", "intl", "zh"}) {
    const Result<TokenizerPtr> tokenizer = make_tokenizer(name);
    ASSERT_TRUE(tokenizer.ok()) << name;
    EXPECT_EQ((*tokenizer)->signature(), name);
    EXPECT_TRUE((*tokenizer)->tokens_have_no_space());
    EXPECT_EQ(make_tokenizer(name, {.model = "x"}).error().code, ErrorCode::kUsage) << name;
  }
}

TEST_F(MakeTokenizer, NoTokenOfTheSimpleOnesHasWhiteSpaceOrIsEmpty) {
  constexpr std::string_view kPieces[] = {"a",      "5",      ".",      "-",      "中",     "é",      "$",
                                          " ",      "\t",     "\x1C",   "\u0085", "\u00A0", "\u1680", "\u2000",
                                          "\u2009", "\u2028", "\u202F", "\u205F", "\u3000", "\u200B", "\uFEFF"};
  std::mt19937 random(7);
  for (const char* name : {"13a", "none", "char", "intl", "zh"}) {
    const TokenizerPtr tokenizer = *make_tokenizer(name);
    TokenizedText out;
    for (int round = 0; round < 2000; ++round) {
      tokenizer->tokenize(support::random_text(random, kPieces, random() % 16), out);
      for (const ByteSpan span : out.tokens) {
        const std::string token(span.of(out.text));
        ASSERT_EQ(support::single_spaced(token), token) << name;
        ASSERT_FALSE(token.empty()) << name;
      }
    }
  }
}

TEST_F(MakeTokenizer, ErrorsListTheNames) {
  const Result<TokenizerPtr> unknown = make_tokenizer("14a");
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().code, ErrorCode::kUsage);
  EXPECT_EQ(tokenizer_names().size(), 11U);
  for (const std::string_view name : tokenizer_names()) {
    EXPECT_NE(unknown.error().message.find(name), std::string::npos) << name;
    const Result<TokenizerPtr> made = make_tokenizer(name);
    EXPECT_TRUE(made.ok() || made.error().message.find("unknown") == std::string::npos) << name;
  }
}

TEST_F(MakeTokenizer, AModelOfOnesOwnIsSignedByItsHash) {
  const std::string path = write_model("own.model");
  const Result<TokenizerPtr> tokenizer = make_tokenizer("spm", {.model = path});
  ASSERT_TRUE(tokenizer.ok()) << tokenizer.error().to_string();
  EXPECT_EQ((*tokenizer)->signature(), "spm-" + base::sha256_hex(bytes_).substr(0, 8));
  EXPECT_TRUE(support::joined_tokens(**tokenizer, "the cat").starts_with("\u2581"));
  EXPECT_EQ(make_tokenizer("spm", {.model = path + ".none"}).error().code, ErrorCode::kIo);
  ASSERT_TRUE(base::write_file(path, "not a model").ok());
  EXPECT_EQ(make_tokenizer("spm", {.model = path}).error().code, ErrorCode::kFormat);
}

TEST_F(MakeTokenizer, NamedModelsComeFromAFolder) {
  const TokenizerOptions options{.model = {}, .model_folders = {"/no such folder", folder_.path()}};
  for (const char* name : {"spm", "flores101"}) {
    const Result<TokenizerPtr> missing = make_tokenizer(name, options);
    ASSERT_FALSE(missing.ok());
    EXPECT_EQ(missing.error().code, ErrorCode::kIo);
    for (const char* part : {"flores101", "sacrebleu_tokenizer_spm.model", "https://", "/no such folder"}) {
      EXPECT_NE(missing.error().message.find(part), std::string::npos) << missing.error().message;
    }
  }
  EXPECT_EQ(make_tokenizer("flores101").error().code, ErrorCode::kIo);
  write_model("sacrebleu_tokenizer_spm.model");
  for (const char* name : {"spm", "flores101"}) {
    const Result<TokenizerPtr> found = make_tokenizer(name, options);
    ASSERT_TRUE(found.ok()) << found.error().to_string();
    EXPECT_EQ((*found)->signature(), "flores101");
  }
  write_model("flores200sacrebleuspm");  // not the real one, whose checksum is known
  EXPECT_EQ(make_tokenizer("flores200", options).error().code, ErrorCode::kFormat);
}

TEST_F(MakeTokenizer, ANamedModelFromAPath) {
  const std::string path = write_model("renamed.model");
  const Result<TokenizerPtr> tokenizer = make_tokenizer("spBLEU-1K", {.model = path});
  ASSERT_TRUE(tokenizer.ok());
  EXPECT_EQ((*tokenizer)->signature(), "spBLEU-1K");
  EXPECT_EQ(make_tokenizer("flores200", {.model = path}).error().code, ErrorCode::kFormat);
}

}  // namespace
}  // namespace lacuna
