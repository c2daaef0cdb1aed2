#include "eval/align/segment_features.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "eval/base/utf8.h"
#include "eval/text/normalize.h"

namespace lacuna::align {
namespace {

constexpr std::size_t kPrefix = 5;  // letters of a cognate, and of a word among words without a lexicon

/// FNV-1a, 64 bits.
std::uint64_t hash(char kind, std::string_view bytes) {
  constexpr std::uint64_t kOffset = 0xCBF29CE484222325U;
  constexpr std::uint64_t kPrime = 0x100000001B3U;
  std::uint64_t value = (kOffset ^ static_cast<unsigned char>(kind)) * kPrime;
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * kPrime;
  return value;
}

/// Bytes of the first `count` code points; all of a shorter text.
std::string_view prefix(std::string_view text, std::size_t count) {
  std::size_t position = 0;
  for (std::size_t k = 0; k < count && position < text.size(); ++k) (void)base::next_code_point(text, position);
  return text.substr(0, position);
}

/// "l'expedition" → "expedition".
std::string_view without_elision(std::string_view word) {
  for (const std::string_view mark : {"'", "’"}) {
    if (const std::size_t at = word.rfind(mark); at != std::string_view::npos && at + mark.size() < word.size()) {
      word.remove_prefix(at + mark.size());
    }
  }
  return word;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

bool any_of(std::string_view text, std::span<const std::string_view> marks) {
  return std::find(marks.begin(), marks.end(), text) != marks.end();
}

Ending ending_of(const text::Analysis& analysis) {
  static constexpr std::array<std::string_view, 5> kStops{".", "。", "…", "...", "।"};
  static constexpr std::array<std::string_view, 3> kQuestions{"?", "？", "؟"};
  static constexpr std::array<std::string_view, 2> kExclamations{"!", "！"};
  static constexpr std::array<std::string_view, 2> kColons{":", "："};
  static constexpr std::array<std::string_view, 14> kClosing{"\"", "'", "”",  "’",  "»",  "›", ")",
                                                             "]",  "}", "」", "』", "）", "“", "*"};
  for (auto word = analysis.words.rbegin(); word != analysis.words.rend(); ++word) {
    if (any_of(word->norm, kClosing)) continue;
    if (word->kind == text::WordKind::kWord || word->kind == text::WordKind::kNumber) return Ending::kNone;
    if (any_of(word->norm, kStops)) return Ending::kStop;
    if (any_of(word->norm, kQuestions)) return Ending::kQuestion;
    if (any_of(word->norm, kExclamations)) return Ending::kExclamation;
    if (any_of(word->norm, kColons)) return Ending::kColon;
    return Ending::kOther;
  }
  return Ending::kUnknown;
}

/// Code points that are not white space (ASCII, U+00A0, U+3000 and the U+2000 block's spaces).
double visible_length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = base::next_code_point(text, position);
    const bool space = c == U' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) ||
                       c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0xFEFF;
    count += space ? 0U : 1U;
  }
  return static_cast<double>(count);
}

}  // namespace

SegmentFeatures make_segment_features(std::string_view text, const text::Analysis& analysis, std::uint32_t paragraph,
                                      const WordIds& word_ids, const SegmentLength& length) {
  SegmentFeatures features;
  features.length = length ? length(text) : visible_length(text);
  if (word_ids) features.words = word_ids(analysis);
  features.paragraph = paragraph;
  features.ending = ending_of(analysis);
  for (const text::NumberMention& number : analysis.numbers) {
    if (number.certain) features.anchors.push_back(hash('#', number.value));
  }
  for (const text::Word& word : analysis.words) {
    if (word.kind != text::WordKind::kWord) continue;
    if (has_digit(word.norm)) {
      features.anchors.push_back(hash('=', word.norm));
      continue;
    }
    const std::string whole = text::fold(word.norm);
    const std::string_view folded = without_elision(whole);
    const std::size_t letters = base::count_code_points(folded);
    if (letters >= kPrefix) {
      features.anchors.push_back(hash('<', prefix(folded, kPrefix)));
    } else if (letters >= 2 && word.capitalised) {
      features.anchors.push_back(hash('<', folded));
    }
  }
  return features;
}

std::vector<langpack::WordId> hashed_words(const text::Analysis& analysis) {
  std::vector<langpack::WordId> words;
  for (const text::Word& word : analysis.words) {
    if (word.kind != text::WordKind::kWord) continue;
    words.push_back(static_cast<langpack::WordId>(hash('w', prefix(word.norm, kPrefix)) >> 33U));
  }
  return words;
}

std::vector<SegmentFeatures> make_document_features(std::string_view text, std::span<const text::Segment> segments,
                                                    const text::Analyzer& analyzer, const WordIds& word_ids,
                                                    const SegmentLength& length) {
  std::vector<SegmentFeatures> features;
  features.reserve(segments.size());
  for (const text::Segment& segment : segments) {
    const std::string_view part = segment.span.of(text);
    features.push_back(make_segment_features(part, analyzer.analyze(part), segment.paragraph, word_ids, length));
  }
  return features;
}

}  // namespace lacuna::align
