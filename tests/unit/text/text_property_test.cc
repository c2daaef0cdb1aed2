// Laws that hold for any text, tried on generated Unicode.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"
#include "eval/text/normalize.h"
#include "eval/text/numbers.h"
#include "eval/text/segmenter.h"
#include "eval/text/words.h"

namespace lacuna::text {
namespace {

std::string generated(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {" ",           "  ",         "\n",
                                                   "\n\n",        "\r\n",       "\t",
                                                   "\u0085",      "\u00A0",     "\u2028",
                                                   "\u202F",      "\u2029",     "\u200B",
                                                   "\uFEFF",      "\u200D",     "\u200C",
                                                   "\u00AD",      "\u2060",     "\u0301",
                                                   "\u0303",      "\u20DD",     ".",
                                                   "...",         "…",          "?",
                                                   "!",           "。",         "？",
                                                   ";",           ":",          ",",
                                                   "-",           "–",          "(",
                                                   ")",           "[",          "]",
                                                   "\"",          "“",          "”",
                                                   "'",           "’",          "«",
                                                   "»",           "「",         "」",
                                                   "%",           "$",          "/",
                                                   "•",           "😀",          "👩‍👩‍👧",
                                                   "🇻🇳",          "❤️",     "1",
                                                   "12",          "2025",       "1.234,5",
                                                   "4.2.0",       "15/8",       "XIV",
                                                   "I",           "A4",         "14th",
                                                   "15h30",       "3:30",       "pm",
                                                   "p.m.",        "TP.",        "TS.",
                                                   "Dr.",         "v.v.",       "No.",
                                                   "etc.",        "Điều",       "ngày",
                                                   "tháng",       "năm",        "giờ",
                                                   "thứ",         "phần",       "trăm",
                                                   "nghìn",       "tỷ",         "hai",
                                                   "mươi",        "lăm",        "rưỡi",
                                                   "twenty",      "hundred",    "million",
                                                   "and",         "May",        "August",
                                                   "don't",       "the",        "Nguyễn",
                                                   "phủ",         "ễ",          "Ǆ",
                                                   "ﬀ",           "東京",       "天气",
                                                   "ไทย",         "한국",       "عربي",
                                                   "हिन्दी",       "\U0001D400", "\uFFFD",
                                                   "\u0000",      "a",          "B",
                                                   "_",           "@",          "://",
                                                   "www.",        "`",          "#",
                                                   "\u0E01\u0E33"};
  std::string text;
  for (std::size_t n = random() % 40; n > 0; --n) text += kPieces[random() % kPieces.size()];
  return text;
}

bool only_space(std::string_view text, std::size_t begin, std::size_t end) {
  return skip_space(text.substr(0, end), begin) >= end;
}

TEST(TextProperties, SegmentsWordsAndNumbersOfGeneratedText) {
  std::mt19937 random(1789);
  const std::vector<std::string> languages = {"vi", "vi", "en", "de", "fr", "zh", "ja", "el", "th", "xx"};
  std::vector<Segmenter> segmenters;
  std::vector<WordSplitter> splitters;
  for (const std::string& language : languages) {
    const bool soft = segmenters.size() % 2 == 1;
    segmenters.emplace_back(language,
                            SegmenterOptions{.borders = soft ? ParagraphBorders::kSoft : ParagraphBorders::kHard});
    splitters.emplace_back(language);
  }
  std::size_t segments_seen = 0;
  std::size_t numbers_seen = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string text = generated(random);
    ASSERT_EQ(base::first_invalid_utf8(text), std::nullopt);
    const std::size_t which = random() % languages.size();

    std::size_t end = 0;
    std::uint32_t paragraph = 0;
    for (const Segment& segment : segmenters[which].segment(text)) {
      ASSERT_LE(end, segment.span.begin) << text;
      ASSERT_LT(segment.span.begin, segment.span.end) << text;
      ASSERT_TRUE(only_space(text, end, segment.span.begin)) << text;
      ASSERT_FALSE(is_space(code_point_at(text, segment.span.begin))) << text;
      ASSERT_FALSE(is_space(code_point_at(text, previous_start(text, segment.span.end)))) << text;
      ASSERT_EQ(base::first_invalid_utf8(segment.span.of(text)), std::nullopt) << text;
      ASSERT_LE(paragraph, segment.paragraph);
      paragraph = segment.paragraph;
      end = segment.span.end;
      ++segments_seen;
    }
    ASSERT_TRUE(only_space(text, end, text.size())) << text;

    const std::vector<Word> words = splitters[which].split(text);
    end = 0;
    for (const Word& word : words) {
      ASSERT_LE(end, word.span.begin) << text;
      ASSERT_LT(word.span.begin, word.span.end) << text;
      ASSERT_TRUE(only_space(text, end, word.span.begin)) << text;
      ASSERT_EQ(base::first_invalid_utf8(word.span.of(text)), std::nullopt) << text;
      ASSERT_FALSE(word.norm.empty()) << text;
      ASSERT_EQ(lower_nfc(word.norm), word.norm) << text;
      ASSERT_FALSE(word.upper && !word.capitalised) << text;
      end = word.span.end;
    }
    ASSERT_TRUE(only_space(text, end, text.size())) << text;

    end = 0;
    for (const NumberMention& mention : find_numbers(text, words, languages[which])) {
      ASSERT_LE(end, mention.span.begin) << text;
      ASSERT_LT(mention.span.begin, mention.span.end) << text;
      ASSERT_LE(mention.span.end, text.size()) << text;
      ASSERT_EQ(base::first_invalid_utf8(mention.span.of(text)), std::nullopt) << text;
      ASSERT_FALSE(mention.value.empty()) << text;
      ASSERT_TRUE(same_value(mention, mention)) << text;
      end = mention.span.end;
      ++numbers_seen;
    }
  }
  EXPECT_GT(segments_seen, 30000U);
  EXPECT_GT(numbers_seen, 15000U);
}

}  // namespace
}  // namespace lacuna::text
