#include "eval/text/spelling.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/support/temporary_folder.h"
#include "tests/support/tiny_dictionary.h"

namespace lacuna::text {
namespace {

class SpellerTest : public test::TempFolderTest {
 protected:
  std::shared_ptr<const Speller> opened(std::string_view language) {
    Result<std::shared_ptr<const Speller>> speller = Speller::open(language, {folder_.path()});
    EXPECT_TRUE(speller.ok()) << speller.error().to_string();
    return speller ? *speller : nullptr;
  }
};

TEST_F(SpellerTest, KnowsTheWordsOfItsDictionary) {
  test::write_tiny_dictionary(folder_);
  const auto speller = opened("en");
  ASSERT_NE(speller, nullptr);
  for (const char* word : {"ferry", "letters", "café", "re-enter", "don't", "Ferry"}) {
    EXPECT_FALSE(speller->is_misspelt(word)) << word;
  }
  for (const char* word : {"fery", "ferryx", "cafe", "xyz"}) EXPECT_TRUE(speller->is_misspelt(word)) << word;
}

TEST_F(SpellerTest, DoesNotJudgeWhatItCannotKnow) {
  test::write_tiny_dictionary(folder_);
  const auto speller = opened("en");
  EXPECT_FALSE(speller->is_misspelt("паром"));
  EXPECT_FALSE(speller->is_misspelt("渡船"));
  EXPECT_FALSE(speller->is_misspelt(""));
  EXPECT_FALSE(speller->is_misspelt(std::string(101, 'x')));
}

TEST_F(SpellerTest, CorrectsOneSlip) {
  test::write_tiny_dictionary(folder_);
  const auto speller = opened("en");
  const auto first = [&](std::string_view word) {
    const Corrections corrections = speller->corrections(word);
    return corrections.words.empty() ? std::string() : corrections.words.front() + (corrections.certain ? "!" : "?");
  };
  EXPECT_EQ(first("recieve"), "receive!");  // swapped
  EXPECT_EQ(first("lettter"), "letter!");   // one too many
  EXPECT_EQ(first("leter"), "letter!");     // one missing
  EXPECT_EQ(first("cafe"), "café?");        // a wrong one: or a word of its own
  EXPECT_EQ(first("crossx"), "cross?");     // likewise
  EXPECT_EQ(first("xold"), "old?");         // old, bold, cold
  EXPECT_EQ(speller->corrections("xold").words.size(), 3U);
  EXPECT_EQ(first("zzzzzz"), "");
  EXPECT_EQ(first(std::string(200, 'a')), "");
}

TEST_F(SpellerTest, PicksTheDictionariesOfTheLanguage) {
  for (const char* name : {"en_GB", "en_US", "eng", "de_DE", "de_DE_frami"}) test::write_tiny_dictionary(folder_, name);
  using Names = std::vector<std::string>;
  EXPECT_EQ(opened("en")->dictionaries(), (Names{"en_GB", "en_US"}));
  EXPECT_EQ(opened("en-GB")->dictionaries(), (Names{"en_GB"}));
  EXPECT_EQ(opened("de")->dictionaries(), (Names{"de_DE"}));
  test::write_tiny_dictionary(folder_, "en");
  EXPECT_EQ(opened("en-AU")->dictionaries(), (Names{"en"}));
  EXPECT_EQ(opened("en-gb")->dictionaries(), (Names{"en_GB"}));
}

TEST_F(SpellerTest, AMissingDictionaryIsAnError) {
  const Result<std::shared_ptr<const Speller>> none = Speller::open("fr", {folder_.path(), "/nowhere"});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, ErrorCode::kIo);
  EXPECT_NE(none.error().message.find("'fr'"), std::string::npos);
  EXPECT_NE(none.error().message.find("/nowhere"), std::string::npos);
  static_cast<void>(folder_.write("fr_FR.aff", "SET UTF-8\n"));
  EXPECT_FALSE(Speller::open("fr", {folder_.path()}).ok());
  EXPECT_FALSE(Speller::open("", {folder_.path()}).ok());
}

TEST_F(SpellerTest, OtherEncodings) {
  static_cast<void>(folder_.write("fr.aff", "SET ISO8859-1\nTRY abcde\xE9\n"));
  static_cast<void>(folder_.write("fr.dic", "1\n\xE9t\xE9\n"));
  const auto speller = opened("fr");
  EXPECT_FALSE(speller->is_misspelt("été"));
  EXPECT_TRUE(speller->is_misspelt("éte"));
  EXPECT_FALSE(speller->is_misspelt("œdème"));  // not in Latin-1: cannot be told
  EXPECT_EQ(speller->corrections("étt").words, (std::vector<std::string>{"été"}));
}

TEST_F(SpellerTest, ManyThreadsAskOneSpeller) {
  test::write_tiny_dictionary(folder_);
  const auto speller = opened("en");
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 100; ++i) {
        wrong[t] += speller->is_misspelt("ferry") || !speller->is_misspelt("fery" + std::to_string(i % 7)) ? 1 : 0;
        wrong[t] += speller->corrections("recieve").words.size() == 1 ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace lacuna::text
