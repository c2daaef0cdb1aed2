// Words as numbers, counts of training texts, buckets and n-grams, each against a plain way to get the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "eval/pipeline/compare/compare_buckets.h"
#include "eval/pipeline/compare/ngram_differences.h"
#include "eval/pipeline/compare/word_counts.h"
#include "eval/pipeline/compare/word_index.h"
#include "tests/support/temporary_folder.h"

namespace lacuna::pipeline {
namespace {

using Text = std::vector<std::string>;  // a unit a line

IndexedText indexed(WordIndex& index, const Text& text) {
  const std::vector<std::string_view> views(text.begin(), text.end());
  return index.add(views, base::serial_for);
}

TEST(WordIndexTest, WordsAreNumberedAsTheyAreWritten) {
  WordIndex index("en");
  const Text text = {"The cat, the 3 cats.", "", "cat"};
  const IndexedText found = indexed(index, text);
  ASSERT_EQ(found.units(), 3U);
  std::string words;
  for (const std::uint32_t id : found.unit(0)) words += std::string(index.word(id)) + "|";
  EXPECT_EQ(words, "The|cat|,|the|3|cats|.|");
  EXPECT_EQ(found.lengths, (std::vector<std::size_t>{5, 0, 1}));
  EXPECT_TRUE(found.unit(1).empty());
  EXPECT_EQ(found.unit(2)[0], found.unit(0)[1]);
  EXPECT_TRUE(index.is_lexical(index.find("3")));
  EXPECT_FALSE(index.is_lexical(index.find(",")));
  EXPECT_EQ(index.find("dog"), index.size());
}

TEST(WordIndexTest, LanguagesWithoutSpacesHaveWords) {
  WordIndex index("zh");
  const Text text = {"我喜欢北京。"};
  EXPECT_EQ(indexed(index, text).lengths, (std::vector<std::size_t>{3}));
}

class TrainingCountsTest : public test::TempFolderTest {
 protected:
  WordIndex index_{"en"};
  Text text_ = {"the cat sat on a mat"};
  IndexedText indexed_ = indexed(index_, text_);

  [[nodiscard]] std::uint64_t count(const std::vector<std::uint64_t>& counts, std::string_view word) const {
    return counts[index_.find(word)];
  }
};

TEST_F(TrainingCountsTest, OfText) {
  const auto counts = training_counts(folder_.write("t.txt", "the the cat\nthe, other\r\n"), index_, base::serial_for);
  ASSERT_TRUE(counts) << counts.error().to_string();
  EXPECT_EQ(count(counts->counts, "the"), 3U);
  EXPECT_EQ(count(counts->counts, "cat"), 1U);
  EXPECT_EQ(count(counts->counts, "mat"), 0U);
}

TEST_F(TrainingCountsTest, OfAList) {
  const auto counts =
      training_counts(folder_.write("t.tsv", "the\t70\ncat\t2\nother\t1\nthe\t5\n"), index_, base::serial_for);
  ASSERT_TRUE(counts) << counts.error().to_string();
  EXPECT_EQ(count(counts->counts, "the"), 75U);
  EXPECT_EQ(count(counts->counts, "cat"), 2U);
  EXPECT_EQ(count(counts->counts, "sat"), 0U);
}

TEST_F(TrainingCountsTest, BadFilesAreRefused) {
  const auto bad = training_counts(folder_.write("t.tsv", "the\t70\ncat\n"), index_, base::serial_for);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().line, 2U);
  EXPECT_EQ(bad.error().code, ErrorCode::kFormat);
  const auto first = training_counts(folder_.write("u.tsv", "the\tx\ncat\t3\n"), index_, base::serial_for);
  ASSERT_FALSE(first);
  EXPECT_EQ(first.error().line, 1U);
  EXPECT_EQ(training_counts(folder_.at("none"), index_, base::serial_for).error().code, ErrorCode::kIo);
  EXPECT_EQ(training_counts(folder_.write("x", "\xff"), index_, base::serial_for).error().code, ErrorCode::kEncoding);
}

// By hand: of "a a b" against "a b b" a is right once of two, b once of one; of the references a once of one, b once of
// two.
TEST(FrequencyBucketsTest, ByHand) {
  WordIndex index("en");
  const Text reference = {"a b b", "c"};
  const Text baseline = {"a a b", "d"};
  const Text system = {"a b b", "c"};
  const std::vector<IndexedText> references = {indexed(index, reference)};
  const std::vector<IndexedText> hypotheses = {indexed(index, baseline), indexed(index, system)};
  const BucketTable table = frequency_buckets(references, hypotheses, index, counts_of(references, index), true);
  ASSERT_EQ(table.buckets.size(), 2U);
  EXPECT_EQ(table.counts, "words");
  EXPECT_EQ(table.buckets[0].name, "seen once");  // a and c
  EXPECT_EQ(table.buckets[0].units, 2U);
  // One right of the two that it has ("a a"), one right of the two that are wanted.
  EXPECT_DOUBLE_EQ(*table.buckets[0].values[0], 50.0);
  EXPECT_DOUBLE_EQ(*table.buckets[0].values[1], 100.0);
  EXPECT_EQ(table.buckets[1].name, "seen 2 times");  // b: precision 1, recall 1/2
  EXPECT_NEAR(*table.buckets[1].values[0], 100.0 * 2.0 / 3.0, 1e-12);
}

TEST(FrequencyBucketsTest, UnseenWordsAreABucketOfATrainingText) {
  WordIndex index("en");
  const Text reference = {"a b"};
  const Text baseline = {"a c"};
  const Text system = {"b c"};
  const std::vector<IndexedText> references = {indexed(index, reference)};
  const std::vector<IndexedText> hypotheses = {indexed(index, baseline), indexed(index, system)};
  std::vector<std::uint64_t> counts(index.size());
  counts[index.find("a")] = 1000;
  const BucketTable table = frequency_buckets(references, hypotheses, index, counts, false);
  ASSERT_EQ(table.buckets.size(), 2U);
  EXPECT_EQ(table.buckets[0].name, "seen 0 times");
  EXPECT_EQ(table.buckets[0].values[0], 0.0);
  EXPECT_NEAR(*table.buckets[0].values[1], 100.0 * 2.0 / 3.0, 1e-12);
  EXPECT_EQ(table.buckets[1].name, "seen 1000 times or more");
  EXPECT_EQ(table.buckets[1].values[1], 0.0);
}

TEST(FrequencyBucketsTest, SeveralReferences) {
  WordIndex index("en");
  const Text first = {"a"};
  const Text second = {"b"};
  const Text baseline = {"a b"};
  const Text system = {"a"};
  const std::vector<IndexedText> references = {indexed(index, first), indexed(index, second)};
  const std::vector<IndexedText> hypotheses = {indexed(index, baseline), indexed(index, system)};
  const BucketTable table = frequency_buckets(references, hypotheses, index, counts_of(references, index), true);
  EXPECT_DOUBLE_EQ(*table.buckets[0].values[0], 100.0);
  EXPECT_NEAR(*table.buckets[0].values[1], 100.0 * 2.0 / 3.0, 1e-12);  // precision 1, recall 1/2
}

/// N-grams of the references and how often each system has them, by maps of texts.
struct Slow {
  struct Entry {
    std::size_t reference = 0;
    std::vector<std::size_t> hits;
  };
  std::map<std::vector<std::string>, Entry> ngrams;

  using Counts = std::map<std::vector<std::string>, std::size_t>;
  static Counts counts(const std::string& line, std::size_t max_order) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : line + " ") {
      if (c != ' ') {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    }
    Counts found;
    for (std::size_t i = 0; i < words.size(); ++i) {
      for (std::size_t n = 1; n <= max_order && i + n <= words.size(); ++n) {
        ++found[{words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i + n)}];
      }
    }
    return found;
  }

  Slow(const std::vector<Text>& references, const std::vector<Text>& hypotheses, std::size_t max_order) {
    for (std::size_t unit = 0; unit < references.front().size(); ++unit) {
      Counts most;
      for (const Text& reference : references) {
        for (const auto& [ngram, count] : counts(reference[unit], max_order)) {
          most[ngram] = std::max(most[ngram], count);
        }
      }
      std::vector<Counts> found;
      for (const Text& hypothesis : hypotheses) found.push_back(counts(hypothesis[unit], max_order));
      for (const auto& [ngram, count] : most) {
        Entry& entry = ngrams[ngram];
        entry.hits.resize(hypotheses.size());
        entry.reference += count;
        for (std::size_t s = 0; s < found.size(); ++s) entry.hits[s] += std::min(count, found[s][ngram]);
      }
    }
  }

  // Whether a longer one with the same hits has it in it.
  [[nodiscard]] bool is_part(const std::vector<std::string>& ngram, const Entry& entry, std::size_t system) const {
    return std::any_of(ngrams.begin(), ngrams.end(), [&](const auto& other) {
      return other.first.size() > ngram.size() && other.second.hits[0] == entry.hits[0] &&
             other.second.hits[system] == entry.hits[system] &&
             std::search(other.first.begin(), other.first.end(), ngram.begin(), ngram.end()) != other.first.end();
    });
  }
};

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

using Row = std::tuple<std::string, std::size_t, std::size_t, std::size_t>;  // text, reference, baseline, system

std::vector<Row> rows(const std::vector<NgramDifference>& ngrams) {
  std::vector<Row> rows;
  for (const NgramDifference& ngram : ngrams) {
    rows.emplace_back(ngram.text, ngram.reference, ngram.baseline_hits, ngram.system_hits);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

TEST(NgramDifferencesTest, AsThePlainWayFindsThem) {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    const std::size_t units = 1 + random() % 6;
    const auto text = [&] {
      Text lines(units);
      for (std::string& line : lines) {
        for (std::size_t length = random() % 9; length > 0; --length)
          line += std::string(1, static_cast<char>('a' + random() % 3)) + " ";
      }
      return lines;
    };
    std::vector<Text> references;
    for (std::size_t r = 1 + random() % 2; r > 0; --r) references.push_back(text());
    const std::vector<Text> hypotheses = {text(), text(), text()};
    const std::size_t max_order = 1 + random() % 4;
    WordIndex index("en");
    std::vector<IndexedText> indexed_references;
    std::vector<IndexedText> indexed_hypotheses;
    for (const Text& reference : references) indexed_references.push_back(indexed(index, reference));
    for (const Text& hypothesis : hypotheses) indexed_hypotheses.push_back(indexed(index, hypothesis));
    const NgramMatches matches(indexed_references, indexed_hypotheses, max_order, base::serial_for);
    const Slow slow(references, hypotheses, max_order);
    for (const std::size_t system : {1U, 2U}) {
      std::vector<Row> gained;
      std::vector<Row> lost;
      for (const auto& [ngram, entry] : slow.ngrams) {
        if (entry.hits[0] == entry.hits[system] || slow.is_part(ngram, entry, system)) continue;
        (entry.hits[0] < entry.hits[system] ? gained : lost)
            .emplace_back(joined(ngram), entry.reference, entry.hits[0], entry.hits[system]);
      }
      std::sort(gained.begin(), gained.end());
      std::sort(lost.begin(), lost.end());
      const NgramLists lists = matches.compare(system, 100000, index);
      EXPECT_EQ(rows(lists.gained), gained);
      EXPECT_EQ(rows(lists.lost), lost);
    }
  }
}

TEST(NgramDifferencesTest, TheMostTellingComeFirst) {
  WordIndex index("en");
  Text reference;
  Text baseline;
  Text system;
  for (int i = 0; i < 50; ++i) {  // "the": 40 of 50 and 44 of 50; "rare": 0 and 4 of 4
    reference.push_back(i < 4 ? "the rare" : "the");
    baseline.push_back(i < 40 ? "the" : "no");
    system.push_back(i < 4 ? "the rare" : i < 44 ? "the" : "no");
  }
  const std::vector<IndexedText> references = {indexed(index, reference)};
  const std::vector<IndexedText> hypotheses = {indexed(index, baseline), indexed(index, system)};
  const NgramMatches matches(references, hypotheses, 4, base::serial_for);
  const NgramLists lists = matches.compare(1, 10, index);
  ASSERT_EQ(lists.gained.size(), 2U);
  EXPECT_EQ(lists.gained[0].text, "the rare");  // "rare" is a part of it with the same hits
  EXPECT_EQ(lists.gained[0].order, 2U);
  EXPECT_EQ(lists.gained[1].text, "the");
  EXPECT_TRUE(lists.lost.empty());
  EXPECT_EQ(matches.compare(1, 1, index).gained.size(), 1U);
}

}  // namespace
}  // namespace lacuna::pipeline
