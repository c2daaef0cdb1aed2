#include "eval/pipeline/synthetic_omissions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "eval/base/parallel.h"
#include "eval/pipeline/parallel.h"
#include "tests/support/tiny_pack.h"

namespace lacuna::pipeline {
namespace {

using corpus::OmissionItem;

struct Texts {
  std::vector<std::string> sources;
  std::vector<std::string> targets;
};

Texts some_texts() {
  Texts texts;
  for (std::size_t i = 0; i < 120; ++i) {
    const test::SentencePair pair = test::tiny_sentence(i);
    texts.sources.push_back(pair.source);
    texts.targets.push_back(pair.target);
    texts.sources.emplace_back("Nông dân " + std::to_string(i) + ", học sinh, bác sĩ giỏi và giáo viên đọc báo cáo.");
    texts.targets.emplace_back("Farmers " + std::to_string(i) + ", pupils, good doctors and teachers read reports.");
    texts.sources.emplace_back("Chính phủ ủng hộ kế hoạch của tỉnh, dù nhiều bác sĩ ở bệnh viện không đồng ý.");
    texts.targets.emplace_back("The Government supports the plan, although many doctors in hospitals do not agree.");
  }
  return texts;
}

std::vector<OmissionItem> items_of(const Texts& texts, std::size_t per_kind = 20, std::uint64_t seed = 1,
                                   const base::ParallelFor& parallel = base::serial_for) {
  auto items = make_omission_items(
      texts.sources, texts.targets,
      {.source_language = "vi", .target_language = "en", .per_kind = per_kind, .seed = seed}, parallel);
  EXPECT_TRUE(items.ok());
  return items ? *items : std::vector<OmissionItem>();
}

std::string lines_of(const std::vector<OmissionItem>& items) {
  std::string lines;
  for (const OmissionItem& item : items) lines += to_gold_line(item) + "\n";
  return lines;
}

TEST(SyntheticOmissionsTest, HalfOfEachKindIsUntouched) {
  const Texts texts = some_texts();
  std::map<std::string, std::pair<std::size_t, std::size_t>> counts;
  std::set<std::string> ids;
  for (const OmissionItem& item : items_of(texts)) {
    EXPECT_TRUE(ids.insert(item.id).second) << item.id;
    const bool damaged = item.omission || item.addition;
    EXPECT_EQ(item.kind, damaged ? item.match_kind : "none");
    EXPECT_EQ(item.addition, damaged && item.match_kind.starts_with("add_"));
    ++(damaged ? counts[item.match_kind].first : counts[item.match_kind].second);
  }
  for (const char* kind : {"word1", "phrase", "list_item", "clause", "sentence", "add_word1", "add_phrase",
                           "add_list_item", "add_clause", "add_sentence"}) {
    EXPECT_EQ(counts[kind], (std::pair<std::size_t, std::size_t>(20, 20))) << kind;
  }
  EXPECT_EQ(counts.size(), 10U);
}

TEST(SyntheticOmissionsTest, WhatWasTakenOutIsKnown) {
  const Texts texts = some_texts();
  for (const OmissionItem& item : items_of(texts)) {
    if (!item.omission && !item.addition) continue;
    const std::string& whole = item.omission ? *item.whole_target : *item.whole_source;
    const std::string& left = item.omission ? item.target : item.source;
    EXPECT_EQ(whole.substr(item.deleted_at, item.deleted.size()), item.deleted);
    EXPECT_LE(left.size() + item.deleted.size(), whole.size());
    EXPECT_EQ(left.find("  "), std::string::npos) << left;
    EXPECT_EQ(left.find(" ."), std::string::npos) << left;
    EXPECT_EQ(left.find(" ,"), std::string::npos) << left;
    EXPECT_FALSE(left.starts_with(' ') || left.ends_with(' '));
    if (item.kind == "word1") {
      EXPECT_EQ(item.deleted_words, 1U);
    }
    if (item.kind == "phrase") {
      EXPECT_TRUE(item.deleted_words >= 2 && item.deleted_words <= 4);
    }
    if (item.kind == "list_item") {
      EXPECT_TRUE(item.deleted == ", pupils" || item.deleted == ", good doctors") << item.deleted;
    }
    if (item.kind == "clause") {
      EXPECT_GE(item.deleted_words, 5U) << item.deleted;
    }
  }
}

TEST(SyntheticOmissionsTest, SentencesHaveGoldSpans) {
  const Texts texts = some_texts();
  std::size_t sentences = 0;
  for (const OmissionItem& item : items_of(texts)) {
    if (item.kind != "sentence" && item.kind != "add_sentence") {
      EXPECT_TRUE(item.omissions.empty() && item.additions.empty());
      continue;
    }
    ++sentences;
    const bool omission = item.omission;
    const std::vector<std::string>& damaged = omission ? texts.targets : texts.sources;
    const std::vector<std::string>& other = omission ? texts.sources : texts.targets;
    const std::vector<ByteSpan>& gold = omission ? item.omissions : item.additions;
    ASSERT_EQ(gold.size(), 1U);
    EXPECT_TRUE(item.lines.size() >= 2 && item.lines.size() <= 5);
    const auto matches = [&](std::size_t line) {
      return damaged[line] == item.deleted && other[line] == gold[0].of(omission ? item.source : item.target);
    };
    EXPECT_TRUE(std::any_of(item.lines.begin(), item.lines.end(), matches)) << item.id;
  }
  EXPECT_EQ(sentences, 40U);
}

TEST(SyntheticOmissionsTest, HardItemsComeInPairsOfEqualLength) {
  std::map<std::string, int> balance;
  std::size_t hard = 0;
  for (const OmissionItem& item : items_of(some_texts())) {
    if (!item.hard) continue;
    ++hard;
    balance[item.match_kind] += item.omission || item.addition ? 1 : -1;
  }
  EXPECT_GT(hard, 10U);
  for (const auto& [kind, difference] : balance) EXPECT_EQ(difference, 0) << kind;
}

TEST(SyntheticOmissionsTest, TheSeedDecidesAlone) {
  const Texts texts = some_texts();
  const std::string once = lines_of(items_of(texts));
  EXPECT_EQ(lines_of(items_of(texts, 20, 1, pipeline::parallel_for(3, nullptr))), once);
  EXPECT_NE(lines_of(items_of(texts, 20, 2)), once);
}

TEST(SyntheticOmissionsTest, RefusesWhatIsNoBitext) {
  const SyntheticOmissionOptions options{.source_language = "vi", .target_language = "en"};
  const auto unequal = make_omission_items({"a", "b"}, {"a"}, options, base::serial_for);
  ASSERT_FALSE(unequal.ok());
  EXPECT_EQ(unequal.error().code, ErrorCode::kMismatch);
  const auto small = make_omission_items({"Một.", ""}, {"One.", ""}, options, base::serial_for);
  ASSERT_FALSE(small.ok());
  EXPECT_EQ(small.error().code, ErrorCode::kFormat);
}

TEST(SyntheticOmissionsTest, ChosenWordsAreWordsInARow) {
  const text::Analysis side = test::analyze_en("Officials, who read 12 long reports in the city today, support them.");
  for (std::uint64_t i = 0; i < 200; ++i) {
    base::KeyedRandom random(1, 2, i);
    for (const Damage damage : {Damage::kWord, Damage::kPhrase, Damage::kClause}) {
      const auto words = choose_words(side, "en", damage, random);
      if (!words) continue;
      const std::size_t size = words->end - words->begin;
      if (damage == Damage::kWord) {
        EXPECT_EQ(size, 1U);
      } else if (damage == Damage::kPhrase) {
        EXPECT_TRUE(size >= 2 && size <= 4);
      } else {
        EXPECT_EQ(side.words[words->begin].norm, "who");
        EXPECT_EQ(side.words[words->end - 1].norm, "today");
      }
      const bool number = std::any_of(side.words.begin() + static_cast<std::ptrdiff_t>(words->begin),
                                      side.words.begin() + static_cast<std::ptrdiff_t>(words->end),
                                      [](const text::Word& w) { return w.kind == text::WordKind::kNumber; });
      EXPECT_TRUE(damage == Damage::kClause || !number);
    }
  }
  base::KeyedRandom random(1, 2, 3);
  EXPECT_FALSE(choose_words(test::analyze_en("Too short."), "en", Damage::kWord, random).has_value());
}

/// What `choose_words` takes as list items of a text, over many draws.
std::set<std::string> list_items(const std::string& text, const std::string& language) {
  const text::Analysis side = text::Analyzer(language).analyze(text);
  std::set<std::string> items;
  for (std::uint64_t i = 0; i < 50; ++i) {
    base::KeyedRandom random(1, 2, i);
    const auto words = choose_words(side, language, Damage::kListItem, random);
    if (!words) continue;
    EXPECT_LT(words->begin, words->end);
    const std::size_t begin = side.words[words->begin].span.begin;
    items.insert(text.substr(begin, side.words[words->end - 1].span.end - begin));
  }
  return items;
}

TEST(SyntheticOmissionsTest, AListItemIsAnInnerOneWithTheCommaBeforeIt) {
  using Items = std::set<std::string>;
  EXPECT_EQ(list_items("Farmers, pupils, good doctors and teachers read reports.", "en"),
            (Items{", pupils", ", good doctors"}));
  EXPECT_EQ(list_items("Farmers, pupils, and teachers read.", "en"), (Items{", pupils"}));
  EXPECT_EQ(list_items("Nông dân, học sinh và giáo viên đọc báo cáo.", "vi"), (Items{", học sinh"}));
  EXPECT_EQ(list_items("Nông dân, học sinh, bác sĩ hoặc giáo viên đọc.", "vi"), (Items{", học sinh", ", bác sĩ"}));
}

TEST(SyntheticOmissionsTest, WhatIsNoListHasNoItems) {
  for (const char* text :
       {"", "Farmers and teachers read reports.", "Farmers, pupils, teachers read reports.",  // no conjunction
        "Farmers, 12 and teachers read.",                                                     // not of words
        "Farmers, who for many years had read only reports and plans, agree.",                // a clause
        "Nông dân, học sinh và giáo viên."}) {                                                // another language
    EXPECT_TRUE(list_items(text, "en").empty()) << text << ": " << *list_items(text, "en").begin();
  }
}

TEST(SyntheticOmissionsTest, WordsGoWithTheSpacesBehindThem) {
  const std::string text = "One two  three.";
  EXPECT_EQ(without_words(text, test::analyze_en(text), {1, 2}), "One three.");
  EXPECT_EQ(without_words(text, test::analyze_en(text), {2, 4}), "One two  ");
}

}  // namespace
}  // namespace lacuna::pipeline
