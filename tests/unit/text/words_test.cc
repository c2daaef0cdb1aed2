#include "eval/text/words.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {
namespace {

std::string joined(std::string_view language, std::string_view text) {
  std::string out;
  for (const Word& word : WordSplitter(language).split(text)) {
    if (!out.empty()) out += '|';
    out += word.span.of(text);
  }
  return out;
}

struct Row {
  const char* language;
  const char* text;
  const char* words;
};

TEST(Words, Table) {
  const std::vector<Row> rows = {
      {"en", "", ""},
      {"en", "   ", ""},
      {"en", "Hello, world!", "Hello|,|world|!"},
      {"en", "don't", "do|n't"},
      {"en", "I can't; you won't.", "I|ca|n't|;|you|wo|n't|."},
      {"en", "DON'T", "DO|N'T"},
      {"en", "the Government's plan", "the|Government|'s|plan"},
      {"en", "the Government\u2019s plan", "the|Government|\u2019s|plan"},
      {"en", "they'll we're I've I'm he'd", "they|'ll|we|'re|I|'ve|I|'m|he|'d"},
      {"en", "o'clock", "o'clock"},
      {"en", "workers' rights", "workers|'|rights"},
      {"en", "in the 1990's", "in|the|1990|'s"},
      {"en", "the U.S.'s role", "the|U.S|.|'s|role"},
      {"en", "socio-economic", "socio|-|economic"},
      {"en", "1,234.5 and 1.234,5", "1,234.5|and|1.234,5"},
      {"en", "8.4%", "8.4|%"},
      {"en", "the 14th Congress", "the|14th|Congress"},
      {"en", "edit config.yaml now", "edit|config.yaml|now"},
      {"en", "soft\u00ADhyphen", "soft\u00ADhyphen"},
      {"en", "a\u00A0b\u2028c\u0085d\u200Be", "a|b|c|d|e"},
      {"en", "\uFEFFfirst", "first"},
      {"fr", "Vraiment\u202F? Oui\u202Fnon", "Vraiment|?|Oui|non"},
      {"en", "Note:This", "Note|:|This"},
      {"vi", "Ủy ban Thường vụ Quốc hội", "Ủy|ban|Thường|vụ|Quốc|hội"},
      {"vi", "kinh tế - xã hội", "kinh|tế|-|xã|hội"},
      {"vi", "TP.HCM", "TP|.|HCM"},
      {"vi", "TS.Nguyễn Văn A", "TS|.|Nguyễn|Văn|A"},
      {"vi", "đã xong.Trong khi đó", "đã|xong|.|Trong|khi|đó"},
      {"vi", "GS.TS.Lê", "GS|.|TS|.|Lê"},
      {"vi", "2.500 tỷ đồng", "2.500|tỷ|đồng"},
      {"vi", "phòng/vụ/cục", "phòng|/|vụ|/|cục"},
      {"vi", "“Xin chào”", "“|Xin|chào|”"},
      {"zh", "今天天气很好。", "今天|天气|很好|。"},
      {"ja", "東京に行く。", "東京|に|行く|。"},
      {"de", "Müllers Häuser", "Müllers|Häuser"},
      {"xx", "foo bar", "foo|bar"},
      {"", "foo bar", "foo|bar"},
  };
  for (const Row& row : rows) EXPECT_EQ(joined(row.language, row.text), row.words) << row.text;
}

TEST(Words, Kinds) {
  const std::string_view text = "Bản 4.2 , € A4 😀 \u0301";
  const std::vector<Word> words = WordSplitter("vi").split(text);
  ASSERT_EQ(words.size(), 7U);
  EXPECT_EQ(words[0].kind, WordKind::kWord);
  EXPECT_EQ(words[1].kind, WordKind::kNumber);
  EXPECT_EQ(words[2].kind, WordKind::kPunctuation);
  EXPECT_EQ(words[3].kind, WordKind::kSymbol);
  EXPECT_EQ(words[4].kind, WordKind::kWord);
  EXPECT_EQ(words[5].kind, WordKind::kSymbol);
  EXPECT_EQ(words[6].kind, WordKind::kSymbol);
}

TEST(Words, Case) {
  const std::string_view text = "Đảng UBND iPhone Vũ A 14th";
  const std::vector<Word> words = WordSplitter("vi").split(text);
  ASSERT_EQ(words.size(), 6U);
  EXPECT_TRUE(words[0].capitalised);
  EXPECT_FALSE(words[0].upper);
  EXPECT_TRUE(words[1].capitalised);
  EXPECT_TRUE(words[1].upper);
  EXPECT_FALSE(words[2].capitalised);
  EXPECT_FALSE(words[2].upper);
  EXPECT_TRUE(words[4].capitalised);
  EXPECT_FALSE(words[4].upper) << "one letter is not an acronym";
  EXPECT_FALSE(words[5].capitalised);
}

TEST(Words, MatchingForm) {
  const std::vector<Word> words =
      WordSplitter("en").split("THU\u031BO\u031B\u0300NG soft\u00ADhyphen o\u2019clock can\u2019t won't");
  ASSERT_EQ(words.size(), 7U);
  EXPECT_EQ(words[0].norm, "thường");
  EXPECT_EQ(words[1].norm, "softhyphen");
  EXPECT_EQ(words[2].norm, "o'clock");
  EXPECT_EQ(words[3].norm, "can");
  EXPECT_EQ(words[4].norm, "n't");
  EXPECT_EQ(words[5].norm, "will");
  EXPECT_EQ(words[6].norm, "n't");
}

TEST(Words, TheNameCaMauIsNotAVerb) {
  const std::vector<Word> words = WordSplitter("en").split("in Ca Mau");
  EXPECT_EQ(words[1].norm, "ca");
}

TEST(Words, ASplitterIsReusableAndMovable) {
  WordSplitter splitter("vi");
  EXPECT_EQ(splitter.split("một hai").size(), 2U);
  WordSplitter moved = std::move(splitter);
  EXPECT_EQ(moved.split("ba").size(), 1U);
  EXPECT_EQ(moved.split("bốn năm sáu").size(), 3U);
}

TEST(Words, ALongLineIsSplitInOnePass) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "nguyễn ";
  EXPECT_EQ(WordSplitter("vi").split(text).size(), 200000U);
}

}  // namespace
}  // namespace lacuna::text
