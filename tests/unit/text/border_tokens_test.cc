#include "eval/text/border_tokens.h"

#include <gtest/gtest.h>

#include <string>

#include "eval/text/characters.h"

namespace lacuna::text {
namespace {

// Tokens with what is before each: nothing where no segment begins, "|" at a word, "." after a sentence, "/" at a line.
std::string shown(std::string_view text) {
  std::string result;
  for (const BorderToken& token : border_tokens(text)) {
    constexpr std::string_view kMarks = "_|./";
    result += kMarks[static_cast<std::size_t>(token.border)];
    result += token.span.of(text);
  }
  return result;
}

TEST(BorderTokensTest, WordsAndMarks) {
  EXPECT_EQ(shown("Mr. Okoro said: \"Don't!\""), "/Mr_..Okoro|said_:|\"_Don't_!_\"");
  EXPECT_EQ(shown("well-known (so-called)"), "/well_-_known|(_so_-_called_)");
  EXPECT_EQ(shown("1,234.5 at 10:30, 7."), "/1,234.5|at|10:30_,|7_.");
  EXPECT_EQ(shown("wait... what"), "/wait_....what");
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown(" \n "), "");
}

TEST(BorderTokensTest, LinesAndSentences) {
  EXPECT_EQ(shown("One.\nTwo \r\n\r\n three"), "/One_./Two/three");
  EXPECT_EQ(shown("He left.) Then"),
            "/He|left_._)."
            "Then");
  EXPECT_EQ(shown("Wer? Ich!"), "/Wer_?.Ich_!");
}

TEST(BorderTokensTest, SpacesThatDoNotBreak) {
  EXPECT_EQ(shown("10\u00A0000 euros\u202F!"), "/10_000|euros_!");
  EXPECT_EQ(shown("a \u00A0b"), "/a|b");
}

TEST(BorderTokensTest, ScriptsWithoutSpaces) {
  EXPECT_EQ(shown("今天好。“明天”呢？"), "/今|天|好_。.“_明|天_”|呢_？");
  EXPECT_EQ(shown("东京Tokyo是3月"), "/东|京|Tokyo|是|3|月");
  EXPECT_EQ(shown("きゃっとー人々"), "/き_ゃ_っ|と_ー|人_々");
  EXPECT_EQ(shown("ไป เธอ"), "/ไ_ป|เ_ธ|อ");
}

TEST(BorderTokensTest, KoreanHasSpaces) { EXPECT_EQ(shown("오늘은 날씨가 좋다."), "/오늘은|날씨가|좋다_."); }

TEST(BorderTokensTest, MarksStayWithTheirLetter) {
  EXPECT_EQ(shown("Vie\u0323\u0302t Nam"), "/Vie\u0323\u0302t|Nam");
  EXPECT_EQ(shown("हिन्दी भाषा।"), "/हिन्दी|भाषा_।");
}

TEST(BorderTokensTest, HanAndKanaAreJoinedWithoutSpace) {
  EXPECT_TRUE(joins_without_space(U'今', U'天'));
  EXPECT_TRUE(joins_without_space(U'。', U'カ'));
  EXPECT_FALSE(joins_without_space(U'天', U'a'));
  EXPECT_FALSE(joins_without_space(U'a', U'天'));
  EXPECT_FALSE(joins_without_space(U'ไ', U'ป'));
  EXPECT_FALSE(joins_without_space(U'오', U'늘'));
  EXPECT_FALSE(joins_without_space(U'\U0001F600', U'\U0001F600'));
}

TEST(BorderTokensTest, CoverAllButWhiteSpace) {
  const std::string text = "Ünïcode, 12:30\u3000「日本」(a.b)…\u200B \U0001F600\U0001F600 x\u0301\n\n—end";
  std::size_t position = 0;
  for (const BorderToken& token : border_tokens(text)) {
    EXPECT_EQ(skip_space(text, position), token.span.begin);
    EXPECT_LT(token.span.begin, token.span.end);
    position = token.span.end;
  }
  EXPECT_EQ(skip_space(text, position), text.size());
}

}  // namespace
}  // namespace lacuna::text
