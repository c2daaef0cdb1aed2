#include "reports/compare/word_diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace lacuna::reports {
namespace {

/// "a [b c] d": what differs in brackets.
std::string shown(const DiffPieces& pieces) {
  std::string text;
  for (const DiffPiece& piece : pieces) {
    if (piece.after_space) text += ' ';
    text += piece.is_different ? "[" + std::string(piece.text) + "]" : std::string(piece.text);
  }
  return text;
}

TEST(WordDiffTest, MarksWhatTheOtherHasNot) {
  const WordDiff diff("en");
  const DiffTexts texts = diff.compare("the big red dog ran home .", "the dog ran back home !");
  EXPECT_EQ(shown(texts.first), "the [big red] dog ran home [.]");
  EXPECT_EQ(shown(texts.second), "the dog ran [back] home [!]");
}

TEST(WordDiffTest, Borders) {
  const WordDiff diff("en");
  EXPECT_EQ(shown(diff.compare("", "").first), "");
  EXPECT_EQ(shown(diff.compare("a b", "").first), "[a b]");
  EXPECT_EQ(shown(diff.compare("a b", "a b").second), "a b");
  EXPECT_EQ(shown(diff.compare("  a,  b ", "a , c").first), "a, [b]");
  EXPECT_EQ(shown(diff.compare("a a", "a").first), "a [a]");
}

TEST(WordDiffTest, TextWithoutSpacesIsComparedByWords) {
  const DiffTexts texts = WordDiff("zh").compare("我喜欢北京", "我喜欢上海");
  EXPECT_EQ(shown(texts.first), "我喜欢[北京]");
  EXPECT_EQ(shown(texts.second), "我喜欢[上海]");
}

// The longest common subsequence by the plain recursion over all prefixes.
std::size_t longest(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      table[i][j] = a[i - 1] == b[j - 1] ? table[i - 1][j - 1] + 1 : std::max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.size()][b.size()];
}

TEST(WordDiffTest, KeepsAsMuchAsThereIsInCommon) {
  std::mt19937 random(5);
  const WordDiff diff("en");
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> words[2];
    std::string texts[2];
    for (int side = 0; side < 2; ++side) {
      for (std::size_t length = random() % 9; length > 0; --length) {
        words[side].push_back(std::string(1, static_cast<char>('a' + random() % 4)));
        texts[side] += words[side].back() + " ";
      }
    }
    const DiffTexts found = diff.compare(texts[0], texts[1]);
    std::string kept[2];
    for (int side = 0; side < 2; ++side) {
      for (const DiffPiece& piece : side == 0 ? found.first : found.second) {
        if (!piece.is_different) kept[side] += std::string(piece.text) + " ";
      }
    }
    EXPECT_EQ(kept[0], kept[1]) << texts[0] << "| " << texts[1];
    EXPECT_EQ(kept[0].size() / 2, longest(words[0], words[1])) << texts[0] << "| " << texts[1];
  }
}

TEST(WordDiffTest, TextsThatAreTooLongDifferAsAWhole) {
  std::string a = "same ";
  std::string b = "same ";
  for (int i = 0; i < 3000; ++i) {
    a += "a" + std::to_string(i) + " ";
    b += "b" + std::to_string(i) + " ";
  }
  a += "end";
  b += "end";
  const DiffTexts texts = WordDiff("en").compare(a, b);
  ASSERT_EQ(texts.first.size(), 3U);
  EXPECT_TRUE(texts.first[1].is_different);
  EXPECT_EQ(texts.first[2].text, "end");
}

}  // namespace
}  // namespace lacuna::reports
