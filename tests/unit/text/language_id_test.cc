#include "eval/text/language_id.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "eval/text/normalize.h"
#include "eval/text/scripts.h"
#include "eval/text/vietnamese_syllable.h"

namespace lacuna::text {
namespace {

TEST(LanguageIdTest, TellsLanguagesOfSentences) {
  EXPECT_EQ(identify_language("nông dân đã đọc báo cáo về ngôi trường nằm gần dòng sông").language, "vi");
  EXPECT_EQ(identify_language("the farmers have read the report about the school near the river").language, "en");
  EXPECT_EQ(identify_language("die bauern haben den bericht über die schule am fluss gelesen").language, "de");
  const LanguageGuess guess = identify_language("農民たちは川の近くにある学校についての報告を読みました。");
  EXPECT_EQ(guess.language, "ja");
  EXPECT_TRUE(guess.reliable);
  EXPECT_GT(guess.share, 0.9);
}

TEST(LanguageIdTest, NothingIsNoLanguage) {
  EXPECT_EQ(identify_language("").language, "");
  EXPECT_FALSE(identify_language("").reliable);
  EXPECT_FALSE(identify_language("12 34 … ??").reliable);
}

TEST(LanguageIdTest, Names) {
  EXPECT_EQ(language_name("vi"), "Vietnamese");
  EXPECT_EQ(language_name("xyz"), "xyz");
}

/// "Script[letters]" of each run.
std::vector<std::string> scripts(const std::string& text, const std::string& language) {
  std::vector<std::string> runs;
  for (const ScriptRun& run : foreign_scripts(text, language)) {
    runs.push_back(std::string(run.name) + "[" + std::string(run.span.of(text)) + "]");
  }
  return runs;
}

using Runs = std::vector<std::string>;

TEST(ScriptsTest, RunsOfAnotherScript) {
  EXPECT_EQ(scripts("Xin chào мир và λόγος", "vi"), (Runs{"Cyrillic[мир]", "Greek[λόγος]"}));
  EXPECT_EQ(scripts("два слова and", "en"), Runs{"Cyrillic[два слова]"});
  EXPECT_EQ(scripts("это слово שלום", "ru"), Runs{"Hebrew[שלום]"});
}

TEST(ScriptsTest, AtHome) {
  EXPECT_EQ(scripts("Tiếng Việt “có” dấu… – €5 ²", "vi"), Runs{});
  EXPECT_EQ(scripts("это OK", "ru"), Runs{});
  EXPECT_EQ(scripts("漢字とカタカナ", "ja"), Runs{});
  EXPECT_EQ(scripts("漢字 한글", "ko"), Runs{});
  EXPECT_EQ(scripts("мир", ""), Runs{});
}

TEST(ScriptsTest, LookAlikesAndSymbolsAreNotItsBusiness) {
  EXPECT_EQ(scripts("Vіetnam", "vi"), Runs{});  // a Cyrillic letter within a Latin word
  EXPECT_EQ(scripts("angle α and β", "en"), Runs{});
  EXPECT_EQ(scripts("5 µm, 3 Ω", "en"), Runs{});
  EXPECT_EQ(scripts("字", "en"), Runs{"Han[字]"});  // a word of its own
}

TEST(VietnameseSyllableTest, TellsForeignWords) {
  for (const char* word : {"nguyen", "phuc", "hoa", "nghieng", "quy", "gia", "dang", "em", "yeu", "thuong"}) {
    EXPECT_TRUE(may_be_vietnamese_syllable(word)) << word;
  }
  for (const char* word : {"", "obama", "smith", "brandel", "kowalczyk", "karl", "west", "fort", "nguyens"}) {
    EXPECT_FALSE(may_be_vietnamese_syllable(word)) << word;
  }
}

TEST(FoldTest, LettersAloneFoldAsInAText) {
  // One letter of another script makes the text fold as a whole; the result is the same.
  for (const char* text : {"Nguyễn Đức Ấn", "ŁÓDŹ", "Straße Æsop œuvre", "İstanbul ılık", "Ằẳẵặ ỸỶ", "naïve façade"}) {
    const std::string whole = fold(std::string(text) + "я");
    EXPECT_EQ(fold(text) + "я", whole) << text;
  }
}

}  // namespace
}  // namespace lacuna::text
