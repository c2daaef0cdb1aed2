#include "eval/text/number_text.h"

#include <utility>

#include "eval/text/characters.h"

namespace lacuna::text {
namespace {

/// Languages that write 1,234.5.
bool uses_decimal_point(std::string_view subtag) {
  constexpr std::array<std::string_view, 20> kPoint = {"en", "zh", "ja", "ko",  "th", "hi", "he", "ms", "bn",  "ta",
                                                       "ur", "sw", "tl", "fil", "ga", "mt", "my", "ne", "und", ""};
  return is_one_of(subtag, kPoint);
}
/// Languages that group digits by spaces.
bool groups_by_space(std::string_view subtag) {
  constexpr std::array<std::string_view, 19> kSpace = {"fr", "ru", "uk", "be", "cs", "sk", "pl", "sv", "nb", "no",
                                                       "nn", "fi", "hu", "bg", "lt", "lv", "et", "es", "pt"};
  return is_one_of(subtag, kSpace);
}

}  // namespace

NumberText::NumberText(std::string_view text, const std::vector<Word>& words, std::string_view language)
    : text_(text),
      words_(words),
      subtag_(primary_subtag(language)),
      vietnamese_(subtag_ == "vi"),
      english_(subtag_ == "en"),
      month_first_(language == "en-US" || language == "en-us"),
      dot_decimal_(uses_decimal_point(subtag_)),
      space_groups_(groups_by_space(subtag_)) {}

bool NumberText::is_hyphen(std::size_t i) const {
  return is_mark(i, "-") || is_mark(i, "\u2010") || is_mark(i, "\u2011");
}

bool NumberText::has_digit(std::size_t i) const {
  if (!has(i)) return false;
  if (words_[i].kind == WordKind::kNumber) return true;
  if (words_[i].kind != WordKind::kWord) return false;
  const std::string_view word = bytes(i);
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t add_mention(const NumberText& text, std::vector<NumberMention>& found, std::size_t first, std::size_t next,
                        NumberKind kind, std::string value, bool certain) {
  const ByteSpan span = {text.word(first).span.begin, text.word(next - 1).span.end};
  found.push_back({.span = span, .kind = kind, .value = std::move(value), .certain = certain});
  return next;
}

}  // namespace lacuna::text
