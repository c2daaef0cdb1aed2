#include "metrics/kernels/vocabulary.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace lacuna::metrics {
namespace {

// A text with its tokens, one directly behind the other.
struct Tokens {
  std::string text;
  std::vector<ByteSpan> spans;

  void add(const std::string& token) {
    spans.push_back({text.size(), text.size() + token.size()});
    text += token;
  }
};

Tokens tokens_of(const std::vector<std::string>& list) {
  Tokens tokens;
  for (const std::string& token : list) tokens.add(token);
  return tokens;
}

std::vector<std::uint32_t> find(const Vocabulary& vocabulary, std::size_t unit, const Tokens& tokens,
                                Vocabulary::Index& index) {
  std::vector<std::uint32_t> ids = {77};
  vocabulary.find(unit, tokens.text, tokens.spans, index, ids);
  return ids;
}

TEST(VocabularyTest, EqualTokensOfAUnitHaveEqualIdsAndOthersHaveNone) {
  Vocabulary vocabulary;
  Vocabulary::Index index;
  const std::string letters = "a long string of bytes";
  const Tokens first = tokens_of({"a", letters, "a"});
  vocabulary.add(first.text, first.spans);
  const Tokens second = tokens_of({letters, "b"});  // another reference of the same unit
  vocabulary.add(second.text, second.spans);
  const auto ids = vocabulary.end_unit(index);
  ASSERT_EQ(ids.size(), 5U);
  EXPECT_EQ(ids[0], ids[2]);
  EXPECT_EQ(ids[1], ids[3]);
  const std::vector<std::uint32_t> found =
      find(vocabulary, 0, tokens_of({"b", letters, "a long string of bytez", "c", "a"}), index);
  EXPECT_EQ(found, (std::vector<std::uint32_t>{ids[4], ids[1], 0, 0, ids[0]}));
}

TEST(VocabularyTest, UnitsKnowNothingOfEachOther) {
  Vocabulary vocabulary;
  Vocabulary::Index index;
  for (const char* token : {"a", "b"}) {
    const Tokens tokens = tokens_of({token});
    vocabulary.add(tokens.text, tokens.spans);
    (void)vocabulary.end_unit(index);
  }
  (void)vocabulary.end_unit(index);  // a unit without tokens
  EXPECT_EQ(find(vocabulary, 0, tokens_of({"a", "b"}), index), (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(find(vocabulary, 1, tokens_of({"a", "b"}), index), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(find(vocabulary, 2, tokens_of({"a", "b"}), index), (std::vector<std::uint32_t>{0, 0}));
  EXPECT_EQ(find(vocabulary, 2, tokens_of({}), index), (std::vector<std::uint32_t>{}));
}

TEST(VocabularyTest, LengthAndZeroBytesCount) {
  Vocabulary vocabulary;
  Vocabulary::Index index;
  std::vector<std::string> list;
  for (std::size_t length = 0; length < 40; ++length) list.emplace_back(length, '\0');
  const Tokens tokens = tokens_of(list);
  vocabulary.add(tokens.text, tokens.spans);
  const auto ids = vocabulary.end_unit(index);
  const std::vector<std::uint32_t> expected(ids.begin(), ids.end());
  EXPECT_EQ(std::set<std::uint32_t>(ids.begin(), ids.end()).size(), 40U);
  EXPECT_EQ(find(vocabulary, 0, tokens, index), expected);
}

TEST(VocabularyTest, EqualsAMapOnManyTokens) {
  Vocabulary vocabulary;
  Vocabulary::Index index;
  std::mt19937 random(3);
  const auto random_tokens = [&](std::size_t count) {
    Tokens tokens;
    for (std::size_t i = 0; i < count; ++i) {
      std::string token(random() % (i % 2 == 0 ? 4 : 40), 'a');
      if (!token.empty()) token[random() % token.size()] = static_cast<char>('a' + random() % 3);
      tokens.add(token);
    }
    return tokens;
  };
  std::vector<std::map<std::string, std::uint32_t>> expected;
  for (std::size_t unit = 0; unit < 60; ++unit) {
    expected.emplace_back();
    std::vector<std::string> in_order;
    for (std::size_t reference = 0; reference < unit % 3; ++reference) {
      const Tokens tokens = random_tokens(random() % (unit % 10 == 0 ? 5000 : 60));
      vocabulary.add(tokens.text, tokens.spans);
      for (const ByteSpan span : tokens.spans) in_order.emplace_back(span.of(tokens.text));
    }
    const auto ids = vocabulary.end_unit(index);
    ASSERT_EQ(ids.size(), in_order.size());
    std::map<std::uint32_t, std::string> by_id;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      ASSERT_TRUE(ids[i] >= 1 && ids[i] <= ids.size());
      ASSERT_EQ(expected.back().emplace(in_order[i], ids[i]).first->second, ids[i]);
      ASSERT_EQ(by_id.emplace(ids[i], in_order[i]).first->second, in_order[i]);
    }
  }
  for (std::size_t unit = 0; unit < expected.size(); ++unit) {
    const Tokens tokens = random_tokens(300);
    const std::vector<std::uint32_t> ids = find(vocabulary, unit, tokens, index);
    ASSERT_EQ(ids.size(), tokens.spans.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto known = expected[unit].find(std::string(tokens.spans[i].of(tokens.text)));
      ASSERT_EQ(ids[i], known == expected[unit].end() ? 0U : known->second);
    }
  }
}

}  // namespace
}  // namespace lacuna::metrics
