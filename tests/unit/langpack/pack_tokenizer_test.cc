#include "eval/langpack/pack_tokenizer.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/tiny_pack.h"

namespace lacuna::langpack {
namespace {

TEST(PackTokenizerTest, IsTheTokenizerOfItsModel) {
  const PackTokenizer lazy(base::aligned_copy(test::tiny_model()), "spm-x", "spm.model");
  const auto eager = text::SentencePieceTokenizer::from_bytes(test::tiny_model(), "spm-x");
  ASSERT_TRUE(eager.ok());
  for (const char* text : {"", "Chính phủ họp.", "Two public employees, 🙂 and 中文."}) {
    EXPECT_EQ(lazy.count_pieces(text), (*eager)->count_pieces(text)) << text;
  }
  ASSERT_TRUE(lazy.get().ok());
  EXPECT_EQ((*lazy.get())->signature(), "spm-x");
}

TEST(PackTokenizerTest, IsMadeOnceWhoeverAsks) {
  const PackTokenizer lazy(base::aligned_copy(test::tiny_model()), "spm-x", "spm.model");
  std::array<const text::SentencePieceTokenizer*, 8> made{};
  std::vector<std::thread> threads;
  for (auto& tokenizer : made) threads.emplace_back([&] { tokenizer = lazy.get()->get(); });
  for (std::thread& thread : threads) thread.join();
  for (const auto* tokenizer : made) EXPECT_EQ(tokenizer, made.front());
  EXPECT_NE(made.front(), nullptr);
}

TEST(PackTokenizerTest, OutlivesThePack) {
  PackTokenizer::Made tokenizer;
  {
    const PackTokenizer lazy(base::aligned_copy(test::tiny_model()), "spm-x", "spm.model");
    tokenizer = *lazy.get();
  }
  EXPECT_GT(tokenizer->count_pieces("Chính phủ"), 0U);
}

TEST(PackTokenizerTest, AModelThatIsNoneIsAnErrorThatNamesTheFile) {
  const PackTokenizer lazy(base::aligned_copy("this is no model"), "spm-x", "folder/spm.model");
  ASSERT_FALSE(lazy.get().ok());
  EXPECT_EQ(lazy.get().error().code, ErrorCode::kPack);
  EXPECT_EQ(lazy.get().error().path, "folder/spm.model");
  EXPECT_FALSE(lazy.get().error().message.empty());
  EXPECT_EQ(lazy.count_pieces("Chính phủ"), 0U);
}

}  // namespace
}  // namespace lacuna::langpack
