#include "eval/text/tokenizer_mecab.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/token_text.h"

namespace lacuna::text {
namespace {

namespace fs = std::filesystem;

#ifdef LACUNA_HAS_MECAB

/// MeCab 0.996 does not free what it has read of a damaged dictionary: no fault of ours for the leak sanitizer to find.
struct MecabMayLeak {
#ifdef __SANITIZE_ADDRESS__
  MecabMayLeak() { __lsan_disable(); }
  ~MecabMayLeak() { __lsan_enable(); }
#else
  MecabMayLeak() {}   // NOLINT(modernize-use-equals-default): not trivial, so that it may go unused
  ~MecabMayLeak() {}  // NOLINT(modernize-use-equals-default)
#endif
  MecabMayLeak(const MecabMayLeak&) = delete;
  MecabMayLeak& operator=(const MecabMayLeak&) = delete;
};

/// Tests with the IPA dictionary of the system; they skip where none is installed.
class MecabJapanese : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = TokenizerMecab::open_japanese("");
    if (!opened && opened.error().code == ErrorCode::kIo) GTEST_SKIP() << opened.error().to_string();
    ASSERT_TRUE(opened.ok()) << opened.error().to_string();
    tokenizer_ = std::move(*opened);
  }
  [[nodiscard]] std::string tokenize(std::string_view text) const { return support::joined_tokens(*tokenizer_, text); }

  std::unique_ptr<TokenizerMecab> tokenizer_;
};

TEST_F(MecabJapanese, WordsOfTheIpaDictionary) {
  EXPECT_EQ(tokenizer_->signature().substr(0, 13), "ja-mecab-0.99");
  EXPECT_TRUE(tokenizer_->signature().ends_with("-IPA"));
  EXPECT_EQ(tokenize("すもももももももものうち"), "すもも も もも も もも の うち");
  EXPECT_EQ(tokenize("今日はいい天気ですね。"), "今日 は いい 天気 です ね 。");
  EXPECT_EQ(tokenize("MeCabは2.5倍速い!"), "MeCab は 2 . 5 倍 速い !");
}

TEST_F(MecabJapanese, WhiteSpaceIsNoToken) {
  EXPECT_EQ(tokenize(""), "");
  EXPECT_EQ(tokenize(" \u3000 "), "");
  EXPECT_EQ(tokenize("  今日\u3000は \t 晴れ\u00A0です "), "今日 は 晴れ です");
}

// 令和 is a word in Debian's dictionary only.
TEST_F(MecabJapanese, ReiwaIsTwoWordsAsWithSacrebleusDictionary) {
  EXPECT_EQ(tokenize("令和"), "令 和");
  EXPECT_EQ(tokenize("令和元年、令和二年"), "令 和 元年 、 令 和 二 年");
  EXPECT_EQ(tokenize("平成"), "平成");
}

TEST_F(MecabJapanese, ManyThreadsAtOnce) {
  const std::string line = "隣の客はよく柿食う客だ。東京特許許可局長今日急遽休暇許可拒否。";
  const std::string expected = tokenize(line);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) wrong[t] += tokenize(line) != expected ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(MecabErrors, FoldersWithoutADictionary) {
  testing::internal::CaptureStderr();
  EXPECT_EQ(TokenizerMecab::open_japanese("/no such folder").error().code, ErrorCode::kIo);
  EXPECT_EQ(TokenizerMecab::open_korean("/no such folder").error().code, ErrorCode::kIo);
  EXPECT_EQ(TokenizerMecab::open_korean("").error().code, ErrorCode::kUsage);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST_F(MecabJapanese, TheJapaneseDictionaryIsNotTheKoreanOne) {
  const auto korean = TokenizerMecab::open_korean("/var/lib/mecab/dic/ipadic-utf8");
  if (!korean.ok() && korean.error().code == ErrorCode::kIo) GTEST_SKIP() << korean.error().to_string();
  ASSERT_FALSE(korean.ok());
  EXPECT_EQ(korean.error().code, ErrorCode::kFormat);
  EXPECT_NE(korean.error().message.find("811795"), std::string::npos) << korean.error().message;
  const auto any =
      TokenizerMecab::open({.name = "ko-mecab", .suffix = "KO", .sizes = {}}, "/var/lib/mecab/dic/ipadic-utf8");
  ASSERT_TRUE(any.ok());
  EXPECT_TRUE((*any)->signature().starts_with("ko-mecab-") && (*any)->signature().ends_with("-KO"));
}

TEST_F(MecabJapanese, DamagedDictionariesAreErrors) {
  const fs::path good = "/var/lib/mecab/dic/ipadic-utf8";
  if (!fs::exists(good / "sys.dic")) GTEST_SKIP() << "no " << good;
  const fs::path folder = fs::path(testing::TempDir()) / "lacuna-mecab";
  testing::internal::CaptureStderr();
  for (const char* damaged : {"sys.dic", "matrix.bin", "char.bin", "unk.dic"}) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    for (const char* file : {"dicrc", "sys.dic", "matrix.bin", "char.bin", "unk.dic"}) {
      if (std::string_view(file) != damaged) fs::create_symlink(good / file, folder / file);
    }
    std::ofstream(folder / damaged) << "damaged";
    const MecabMayLeak may_leak;
    const auto tokenizer = TokenizerMecab::open_japanese(folder.string());
    ASSERT_FALSE(tokenizer.ok()) << damaged;
    EXPECT_EQ(tokenizer.error().code, ErrorCode::kFormat);
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  fs::remove_all(folder);
}

#else

TEST(MecabErrors, ThisBuildHasNone) {
  const auto tokenizer = TokenizerMecab::open_japanese("");
  ASSERT_FALSE(tokenizer.ok());
  EXPECT_EQ(tokenizer.error().code, ErrorCode::kUsage);
  EXPECT_NE(tokenizer.error().message.find("this build has no MeCab"), std::string::npos);
}

#endif

}  // namespace
}  // namespace lacuna::text
