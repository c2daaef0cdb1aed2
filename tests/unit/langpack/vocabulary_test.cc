#include "eval/langpack/vocabulary.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lacuna::langpack {
namespace {

using Tables = VocabularyTables<Vocabulary::Growing>;

Vocabulary::SharedTables shared(Tables tables) {
  return {std::move(tables.text), std::move(tables.begin), std::move(tables.slots), std::move(tables.prefixes)};
}

bool is_taken(const Tables& tables) { return Vocabulary::from_tables(shared(tables)).has_value(); }

std::vector<std::string> words_of(const Vocabulary& vocabulary) {
  std::vector<std::string> words;
  for (WordId id = 0; id < vocabulary.size(); ++id) words.emplace_back(vocabulary.word(id));
  return words;
}

/// Terms of one to four words, with marks, emoji, other scripts and unusual spaces; some of them twice.
std::vector<std::string> random_terms(std::size_t count) {
  const std::vector<std::string> kParts{
      "a",    "an",     "việt",   "nam",    "vie\u0302\u0323t", "中文", "🙂",      "ไทย",
      "عربي", "\u200B", "\u00A0", "\u0085", "\u2028",           "",     "chữ-nghĩa", "một-hai-ba-bốn-năm"};
  std::mt19937 random(5);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i < count; ++i) {
    std::string term;
    for (std::size_t k = random() % 4 + 1; k > 0; --k) {
      term += kParts[random() % kParts.size()] + std::to_string(random() % 5) + (k > 1 ? " " : "");
    }
    terms.push_back(std::move(term));
  }
  return terms;
}

TEST(HashWordTest, IsPartOfTheFormat) {
  EXPECT_EQ(hash_word(""), 0U);
  EXPECT_EQ(hash_word("a"), 0xC5F2C867829284E2U);
  EXPECT_EQ(hash_word("chính phủ"), 0xD7F9646540D23D63U);
  EXPECT_EQ(hash_word("0123456789abcdef"), 0x6678DAB5BE59713DU);
}

TEST(HashWordTest, EveryByteAndTheLengthCount) {
  std::set<std::uint64_t> seen;
  std::set<std::uint32_t> halves;
  for (std::size_t size = 0; size < 40; ++size) {
    std::string word(size, '\0');
    seen.insert(hash_word(word));
    halves.insert(static_cast<std::uint32_t>(hash_word(word)));
    for (std::size_t at = 0; at < size; ++at) {
      for (const char byte : {'\1', '\x80', '\xFF'}) {
        word[at] = byte;
        seen.insert(hash_word(word));
        halves.insert(static_cast<std::uint32_t>(hash_word(word)));
      }
      word[at] = '\0';
    }
  }
  EXPECT_EQ(seen.size(), 40U + 3U * 780U);
  EXPECT_EQ(halves.size(), seen.size());
}

TEST(VocabularyTest, IdsAreGivenInOrderOfFirstAdd) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.add("chính phủ"), 0U);
  EXPECT_EQ(vocabulary.add(""), 1U);
  EXPECT_EQ(vocabulary.add("chính phủ"), 0U);
  EXPECT_EQ(vocabulary.add("Chính phủ"), 2U);
  EXPECT_EQ(vocabulary.size(), 3U);
  EXPECT_EQ(vocabulary.word(2), "Chính phủ");
}

TEST(VocabularyTest, UnknownWordsHaveNoId) {
  EXPECT_EQ(Vocabulary().find("x"), kUnknownWord);
  EXPECT_EQ(std::make_unique<Vocabulary>()->size(), 0U);
  EXPECT_FALSE(Vocabulary().view().may_continue(hash_word("x")));
  Vocabulary vocabulary;
  vocabulary.add("x");
  EXPECT_EQ(vocabulary.find("xy"), kUnknownWord);
  EXPECT_EQ(vocabulary.find(std::string_view("xy").substr(0, 1)), 0U);
}

TEST(VocabularyTest, APartOfAWordMayBeAdded) {
  Vocabulary vocabulary;
  vocabulary.add(std::string(100, 'x') + " y");
  for (std::size_t size = 1; size < 100; ++size) vocabulary.add(vocabulary.word(0).substr(0, size));
  EXPECT_EQ(vocabulary.word(0), std::string(100, 'x') + " y");
  for (WordId size = 1; size < 100; ++size) EXPECT_EQ(vocabulary.word(size), std::string(size, 'x'));
}

TEST(VocabularyTest, AgreesWithAMap) {
  Vocabulary vocabulary;
  std::map<std::string, WordId> expected;
  for (const std::string& term : random_terms(3000)) {
    const auto id = static_cast<WordId>(expected.size());
    EXPECT_EQ(vocabulary.find(term), expected.contains(term) ? expected.at(term) : kUnknownWord);
    EXPECT_EQ(vocabulary.add(term), expected.emplace(term, id).first->second);
  }
  ASSERT_EQ(vocabulary.size(), expected.size());
  const auto mapped = Vocabulary::from_tables(shared(vocabulary.compact_tables()));
  ASSERT_TRUE(mapped.has_value());
  ASSERT_EQ(mapped->size(), expected.size());
  for (const auto& [term, id] : expected) {
    EXPECT_EQ(vocabulary.word(id), term);
    EXPECT_EQ(mapped->word(id), term);
    EXPECT_EQ(mapped->find(term), id);
    EXPECT_EQ(mapped->find(term + "x"), kUnknownWord);
  }
}

TEST(VocabularyTest, KnowsWhatMayContinue) {
  Vocabulary vocabulary;
  std::set<std::string> prefixes;
  const std::vector<std::string> terms = random_terms(2000);
  for (const std::string& term : terms) {
    vocabulary.add(term);
    for (std::size_t at = term.find(' '); at != std::string::npos; at = term.find(' ', at + 1)) {
      prefixes.insert(term.substr(0, at));
    }
  }
  const auto mapped = Vocabulary::from_tables(shared(vocabulary.compact_tables()));
  ASSERT_TRUE(mapped.has_value());
  for (const std::string& prefix : prefixes) {
    EXPECT_TRUE(vocabulary.view().may_continue(hash_word(prefix))) << prefix;
    EXPECT_TRUE(mapped->view().may_continue(hash_word(prefix))) << prefix;
  }
  // That is all the promise; but it would be of no use if it were not mostly false otherwise.
  std::size_t wrong = 0;
  for (int i = 0; i < 1000; ++i) wrong += mapped->view().may_continue(hash_word("no" + std::to_string(i))) ? 1U : 0U;
  EXPECT_LT(wrong, 150U);
}

TEST(VocabularyTest, MappedTablesGrowWithoutTouchingTheirCopies) {
  Vocabulary vocabulary;
  for (int i = 0; i < 500; ++i) vocabulary.add("word" + std::to_string(i * 7919 % 600));
  auto mapped = Vocabulary::from_tables(shared(vocabulary.compact_tables()));
  ASSERT_TRUE(mapped.has_value());
  Vocabulary copy = *mapped;
  EXPECT_EQ(copy.add("new"), vocabulary.size());
  EXPECT_EQ(copy.add("word1"), vocabulary.find("word1"));
  EXPECT_EQ(mapped->find("new"), kUnknownWord);
  EXPECT_EQ(words_of(*mapped), words_of(vocabulary));
  Vocabulary second = copy;
  second.add("newer");
  EXPECT_EQ(copy.find("newer"), kUnknownWord);
  EXPECT_EQ(second.find("new"), copy.find("new"));
  vocabulary.add("new");
  EXPECT_EQ(words_of(copy), words_of(vocabulary));
}

TEST(VocabularyTest, CompactTablesDependOnTheWordsOnly) {
  const std::vector<std::string> terms = random_terms(300);
  Vocabulary grown;
  for (const std::string& term : terms) grown.add(term);
  auto again = Vocabulary::from_tables(shared(grown.compact_tables()));
  ASSERT_TRUE(again.has_value());
  Vocabulary thawed = *again;
  const std::string last(thawed.word(static_cast<WordId>(thawed.size() - 1)));
  const auto same = [&](const Vocabulary& vocabulary) {
    const Tables tables = vocabulary.compact_tables();
    const Tables expected = grown.compact_tables();
    const auto same_slot = [](const VocabularySlot& a, const VocabularySlot& b) {
      return a.id == b.id && a.tag == b.tag;
    };
    return tables.text == expected.text && tables.begin == expected.begin && tables.prefixes == expected.prefixes &&
           std::equal(tables.slots.begin(), tables.slots.end(), expected.slots.begin(), expected.slots.end(),
                      same_slot);
  };
  EXPECT_TRUE(same(*again));
  EXPECT_TRUE(same(grown));
  thawed.add("one more");
  grown.add("one more");
  EXPECT_TRUE(same(thawed));
}

TEST(VocabularyTest, TablesThatDoNotAddUpAreRefused) {
  Vocabulary vocabulary;
  for (const char* word : {"thủ tướng", "thủ", "tướng", "phó thủ tướng"}) vocabulary.add(word);
  const Tables good = vocabulary.compact_tables();
  ASSERT_TRUE(is_taken(good));
  EXPECT_TRUE(is_taken(Vocabulary().compact_tables()));
  EXPECT_FALSE(is_taken({}));
  const auto refused = [&](auto damage) {
    Tables tables = good;
    damage(tables);
    return !is_taken(tables);
  };
  EXPECT_TRUE(refused([](Tables& t) { t.begin[0] = 1; }));
  EXPECT_TRUE(refused([](Tables& t) { std::swap(t.begin[1], t.begin[2]); }));
  EXPECT_TRUE(refused([](Tables& t) { t.begin.back() += 1; }));
  EXPECT_TRUE(refused([](Tables& t) { t.begin[1] = kUnknownWord; }));
  EXPECT_TRUE(refused([](Tables& t) { t.begin.push_back(t.begin.back()); }));
  EXPECT_TRUE(refused([](Tables& t) { t.text.pop_back(); }));
  EXPECT_TRUE(refused([](Tables& t) { t.text.front() ^= 1; }));
  EXPECT_TRUE(refused([](Tables& t) { t.slots.clear(); }));
  EXPECT_TRUE(refused([](Tables& t) { t.prefixes.clear(); }));
  EXPECT_TRUE(refused([](Tables& t) { std::fill(t.prefixes.begin(), t.prefixes.end(), 0); }));
  EXPECT_TRUE(refused([](Tables& t) { std::rotate(t.slots.begin(), t.slots.begin() + 1, t.slots.end()); }));
  for (std::size_t at = 0; at < good.slots.size(); ++at) {
    EXPECT_TRUE(refused([&](Tables& t) { t.slots[at].id = t.slots[at].id == kUnknownWord ? 0 : kUnknownWord; })) << at;
    EXPECT_TRUE(refused([&](Tables& t) { t.slots[at].id = 4; })) << at;
    if (good.slots[at].id == kUnknownWord) continue;
    EXPECT_TRUE(refused([&](Tables& t) { t.slots[at].tag ^= 0x80; })) << at;
    EXPECT_TRUE(refused([&](Tables& t) { t.slots[at].id ^= 1; })) << at;
  }
  // No empty slot: a look-up of an unknown word would never end.
  EXPECT_TRUE(refused([](Tables& t) { std::erase_if(t.slots, [](const auto& s) { return s.id == kUnknownWord; }); }));
}

TEST(VocabularyTest, AWordTwiceIsRefused) {
  Vocabulary vocabulary;
  vocabulary.add("ab");
  vocabulary.add("ac");
  Tables tables = vocabulary.compact_tables();
  tables.text[3] = 'b';
  for (VocabularySlot& slot : tables.slots) {
    if (slot.id == 1) slot.tag = static_cast<std::uint32_t>(hash_word("ab"));
  }
  EXPECT_FALSE(is_taken(tables));
}

}  // namespace
}  // namespace lacuna::langpack
