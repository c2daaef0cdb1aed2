#include <gtest/gtest.h>
#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>

#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/file.h"
#include "eval/text/characters.h"
#include "eval/text/segmenter.h"

// Texts of our own with "|" where a segment ends, one file per language in segments/; "=== name" begins a text. A
// quotation inside a sentence that goes on behind it is not split; one that begins a sentence is, at its own sentences.
namespace lacuna::text {
namespace {

/// Offsets behind the last byte of each segment.
using Ends = std::set<std::size_t>;

struct GoldText {
  std::string name;
  std::string text;
  Ends ends;
};

/// Takes the marks out of `marked`.
GoldText unmark(std::string name, std::string_view marked) {
  GoldText gold{std::move(name), {}, {}};
  for (const char c : marked) {
    if (c == '|') {
      gold.ends.insert(trim_space(gold.text, gold.text.size(), 0));
    } else {
      gold.text.push_back(c);
    }
  }
  return gold;
}

std::vector<GoldText> gold_texts(const std::string& language) {
  const auto file =
      base::read_text_file(std::string(LACUNA_SOURCE_DIR) + "/tests/unit/text/segments/" + language + ".txt");
  std::vector<GoldText> texts;
  if (!file) return texts;
  constexpr std::string_view kTitle = "=== ";
  const std::string_view all = *file;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t line_end = all.find('\n', begin);
    const std::size_t end = std::min(all.find("\n=== ", line_end), all.size() - 1) + 1;
    const std::string_view name = all.substr(begin + kTitle.size(), line_end - begin - kTitle.size());
    texts.push_back(unmark(std::string(name), all.substr(line_end + 1, end - line_end - 1)));
    begin = end;
  }
  return texts;
}

Ends ends_of_ours(const std::string& language, const std::string& text) {
  Ends ends;
  for (const Segment& segment : Segmenter(language).segment(text)) ends.insert(segment.span.end);
  return ends;
}

/// ICU's sentence iterator for `language`, with its suppressions where ICU has some.
std::unique_ptr<icu::BreakIterator> icu_iterator(const std::string& language) {
  const icu::Locale locale(language.c_str());
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::BreakIterator> plain(icu::BreakIterator::createSentenceInstance(locale, status));
  if (U_FAILURE(status)) return nullptr;
  const std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
      icu::FilteredBreakIteratorBuilder::createInstance(locale, status));
  if (U_FAILURE(status)) return plain;
  return std::unique_ptr<icu::BreakIterator>(builder->build(plain.release(), status));
}

Ends ends_of_icu(const std::string& language, const std::string& text) {
  const std::unique_ptr<icu::BreakIterator> iterator = icu_iterator(language);
  if (iterator == nullptr) return {};
  const icu::UnicodeString utf16 = icu::UnicodeString::fromUTF8(text);
  iterator->setText(utf16);
  Ends ends;
  std::size_t byte = 0;
  for (std::int32_t from = iterator->first(), to = iterator->next(); to != icu::BreakIterator::DONE;
       from = to, to = iterator->next()) {
    std::string piece;
    utf16.tempSubStringBetween(from, to).toUTF8String(piece);
    byte += piece.size();
    const std::size_t end = trim_space(text, byte, 0);
    if (end > 0) ends.insert(end);
  }
  return ends;
}

struct Counts {
  std::size_t gold = 0;
  std::size_t found = 0;
  std::size_t correct = 0;

  Counts& operator+=(const Counts& other) {
    gold += other.gold;
    found += other.found;
    correct += other.correct;
    return *this;
  }
  [[nodiscard]] double f1() const { return 2.0 * static_cast<double>(correct) / static_cast<double>(gold + found); }
};

Counts compare(const Ends& gold, const Ends& found) {
  Counts counts{gold.size(), found.size(), 0};
  for (const std::size_t end : found) counts.correct += gold.count(end);
  return counts;
}

void print_differences(const std::string& language, const GoldText& gold, const Ends& found) {
  const auto print = [&](const char* what, std::size_t end) {
    std::size_t begin = end - std::min<std::size_t>(end, 50);
    std::size_t behind = std::min(gold.text.size(), end + 40);
    while (begin > 0 && (static_cast<unsigned char>(gold.text[begin]) & 0xC0) == 0x80) --begin;
    while (behind < gold.text.size() && (static_cast<unsigned char>(gold.text[behind]) & 0xC0) == 0x80) ++behind;
    std::printf("[%s %s] %s: %s⏐%s\n", language.c_str(), gold.name.c_str(), what,
                gold.text.substr(begin, end - begin).c_str(), gold.text.substr(end, behind - end).c_str());
  };
  for (const std::size_t end : found) {
    if (!gold.ends.contains(end)) print("one too many", end);
  }
  for (const std::size_t end : gold.ends) {
    if (!found.contains(end)) print("missed", end);
  }
}

struct Comparison {
  Counts ours;
  Counts icu;
};

/// Prints where we differ from the texts' marks, and both F1.
Comparison compare_language(const std::string& language) {
  Comparison sum;
  for (const GoldText& gold : gold_texts(language)) {
    const Ends ours = ends_of_ours(language, gold.text);
    print_differences(language, gold, ours);
    sum.ours += compare(gold.ends, ours);
    sum.icu += compare(gold.ends, ends_of_icu(language, gold.text));
  }
  std::printf("%s: %zu boundaries, F1 %.4f; ICU's sentence iterator %.4f\n", language.c_str(), sum.ours.gold,
              sum.ours.f1(), sum.icu.f1());
  return sum;
}

class SegmenterQuality : public testing::TestWithParam<std::pair<const char*, std::size_t>> {};

TEST_P(SegmenterQuality, BoundariesOfOurOwnTexts) {
  const auto [language, least] = GetParam();
  const Comparison sum = compare_language(language);
  EXPECT_GE(sum.ours.gold, least);
  EXPECT_GE(sum.ours.f1(), 0.99);
  EXPECT_GE(sum.ours.f1(), sum.icu.f1());
}

INSTANTIATE_TEST_SUITE_P(, SegmenterQuality,
                         testing::Values(std::pair("vi", 150), std::pair("en", 150), std::pair("de", 60),
                                         std::pair("fr", 60), std::pair("zh", 60), std::pair("ja", 60)),
                         [](const auto& test) { return std::string(test.param.first); });

TEST(SegmenterQualityOther, BoundariesOfOurOwnTexts) {
  Counts ours;
  Counts icu;
  for (const char* language : {"es", "it", "pt", "nl", "pl", "cs", "hu", "ro", "ru", "ko", "th", "hi", "ar", "el"}) {
    const Comparison sum = compare_language(language);
    EXPECT_GT(sum.ours.gold, 0U) << language;
    ours += sum.ours;
    icu += sum.icu;
  }
  std::printf("together: %zu boundaries, F1 %.4f; ICU's sentence iterator %.4f\n", ours.gold, ours.f1(), icu.f1());
  EXPECT_GE(ours.gold, 150U);
  EXPECT_GE(ours.f1(), 0.97);
  EXPECT_GE(ours.f1(), icu.f1());
}

}  // namespace
}  // namespace lacuna::text
