#include "eval/text/sentence_characters.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "eval/base/utf8.h"
#include "eval/text/characters.h"

namespace lacuna::text {
namespace {

UChar32 icu_code(char32_t code) { return static_cast<UChar32>(code); }
bool is_ascii_lower(char32_t code) { return code >= 'a' && code <= 'z'; }
bool is_ascii_upper(char32_t code) { return code >= 'A' && code <= 'Z'; }
bool is_mark(char32_t code) { return (U_GET_GC_MASK(icu_code(code)) & U_GC_M_MASK) != 0; }

bool consists_of(std::string_view word, std::string_view allowed) {
  return !word.empty() && word.find_first_not_of(allowed) == std::string_view::npos;
}

}  // namespace

// What is most of the text in most languages needs no look-up.
bool is_letter(char32_t code) {
  if (code < 0x80) return is_ascii_lower(code) || is_ascii_upper(code);
  return (U_GET_GC_MASK(icu_code(code)) & U_GC_L_MASK) != 0;
}
bool is_digit(char32_t code) {
  if (code < 0x80) return code >= '0' && code <= '9';
  return u_charType(icu_code(code)) == U_DECIMAL_DIGIT_NUMBER;
}
bool is_alphanumeric(char32_t code) { return is_letter(code) || is_digit(code); }
bool is_lower(char32_t code) { return code < 0x80 ? is_ascii_lower(code) : u_islower(icu_code(code)) != 0; }
bool is_upper(char32_t code) {
  if (code < 0x80) return is_ascii_upper(code);
  const auto type = u_charType(icu_code(code));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}
bool is_word_character(char32_t code) { return is_alphanumeric(code) || (code >= 0x80 && is_mark(code)); }
bool is_caseless_alphabetic(char32_t code) {
  return u_charType(icu_code(code)) == U_OTHER_LETTER && !is_ideograph_or_kana(code) && !is_hangul(code);
}
bool is_ideograph_or_kana(char32_t code) {
  return (code >= 0x3041 && code <= 0x30FF) || u_hasBinaryProperty(icu_code(code), UCHAR_IDEOGRAPHIC) != 0;
}
bool is_hiragana(char32_t code) { return code >= 0x3041 && code <= 0x309F; }
bool is_hangul(char32_t code) { return u_getIntPropertyValue(icu_code(code), UCHAR_HANGUL_SYLLABLE_TYPE) != 0; }

bool is_full_stop(char32_t code) { return code == '.' || code == 0x2024 || code == 0xFE52 || code == 0xFF0E; }
bool is_ellipsis(char32_t code) { return code == 0x2026 || code == 0x22EF; }
bool is_terminator(char32_t code) {
  if (code < 0x80) return code == '.' || code == '!' || code == '?';
  return is_full_stop(code) || is_ellipsis(code) ||
         code == 0x037E ||                    // the Greek question mark, where it is not written ";"
         code == 0x17D4 || code == 0x17D5 ||  // Khmer; later versions of Unicode than 15 count them
         u_getIntPropertyValue(icu_code(code), UCHAR_SENTENCE_BREAK) == U_SB_STERM;
}
bool is_wide_terminator(char32_t code) {
  return code == 0x3002 || code == 0xFF61 || code == 0xFF01 || code == 0xFF1F || code == 0xFF0E;
}
bool is_closer(char32_t code) {
  const auto type = u_charType(icu_code(code));
  return code == '"' || code == '\'' || type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION;
}
bool is_opener(char32_t code) {
  const auto type = u_charType(icu_code(code));
  return code == '"' || code == '\'' || code == '`' || type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
}
bool is_initial_quote(char32_t code) { return u_charType(icu_code(code)) == U_INITIAL_PUNCTUATION; }
bool is_dash(char32_t code) { return u_charType(icu_code(code)) == U_DASH_PUNCTUATION; }
bool is_continuation(char32_t code) {  // Sentence_Break=SContinue without the dashes, and the semicolons
  return code == ',' || code == ';' || code == ':' || code == 0x3001 || code == 0xFF0C || code == 0xFF1A ||
         code == 0xFF1B || code == 0x060C || code == 0x061B;
}
bool is_emoji(char32_t code) {
  return code > 0xFF && (u_hasBinaryProperty(icu_code(code), UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
                         u_hasBinaryProperty(icu_code(code), UCHAR_EMOJI_MODIFIER) != 0 || code == 0x200D ||
                         (code >= 0xFE00 && code <= 0xFE0F));
}
bool is_line_break(char32_t code) {
  return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

std::size_t after(std::string_view text, std::size_t position) {
  static_cast<void>(base::next_code_point(text, position));
  return position;
}

std::size_t skip_some_space(std::string_view text, std::size_t position) {
  const std::size_t limit = std::min(text.size(), position + kLookAhead);
  while (position < limit) {
    std::size_t next = position;
    if (!is_space(base::next_code_point(text, next))) break;
    position = next;
  }
  return position;
}

std::string_view token_before(std::string_view text, std::size_t end, std::size_t floor) {
  std::size_t begin = end;
  while (begin > floor && end - begin < kLongestToken) {
    const std::size_t start = previous_start(text, begin);
    const char32_t code = code_point_at(text, start);
    if (!is_word_character(code) && code != '.' && code != '\'' && code != 0x2019 && code != '&' && code != '-') break;
    begin = start;
  }
  while (begin < end && !is_alphanumeric(code_point_at(text, begin))) begin = after(text, begin);
  return text.substr(begin, end - begin);
}

std::string_view word_at(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  while (at < end && at - begin < kLongestToken && is_word_character(code_point_at(text, at))) at = after(text, at);
  return text.substr(begin, at - begin);
}

bool is_lower_case_name(std::string_view text, std::size_t begin, std::size_t end) {
  bool inside = false;
  for (std::size_t at = begin; at < end && at - begin < kLongestToken; at = after(text, at)) {
    const char32_t code = code_point_at(text, at);
    if (is_space(code)) return false;
    if (inside && (code == '_' || code == '/' || is_upper(code))) return true;
    if (inside && (code == '.' || code == '(')) {
      const std::size_t next = after(text, at);
      if (next >= end) return false;
      const char32_t following = code_point_at(text, next);
      return code == '.' ? is_letter(following) : following == ')';
    }
    if (!is_word_character(code) && code != '-') return false;
    inside = true;
  }
  return false;
}

std::size_t count_characters(std::string_view word, bool (*predicate)(char32_t)) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();) count += predicate(base::next_code_point(word, at)) ? 1U : 0U;
  return count;
}

bool is_number(std::string_view word) { return consists_of(word, "0123456789"); }
bool is_roman(std::string_view word) { return consists_of(word, "IVXLCDM") || consists_of(word, "ivxlcdm"); }

bool is_single_letter(std::string_view word) {
  if (word.empty() || !is_letter(code_point_at(word, 0))) return false;
  std::size_t at = after(word, 0);
  while (at < word.size() && is_mark(code_point_at(word, at))) at = after(word, at);
  return at == word.size();
}

bool is_dotted_letters(std::string_view token) {
  bool dotted = false;
  while (!token.empty()) {
    if (dotted && token.starts_with('-')) token.remove_prefix(1);
    const std::size_t dot = std::min(token.find('.'), token.size());
    if (!is_single_letter(token.substr(0, dot))) return false;
    dotted = dotted || dot < token.size();
    token.remove_prefix(std::min(dot + 1, token.size()));
  }
  return dotted;
}

}  // namespace lacuna::text
