#include "eval/text/span_tokens.h"

#include <unicode/uchar.h>

#include <cstddef>

#include "eval/base/utf8.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

UChar32 as_icu(char32_t code) { return static_cast<UChar32>(code); }

/// A letter, or a numeral that is no decimal digit.
bool is_letter_or_numeral(char32_t code) {
  return (u_isalpha(as_icu(code)) != 0 || u_getNumericValue(as_icu(code)) != U_NO_NUMERIC_VALUE) && !is_digit(code);
}

bool is_mark(char32_t code) { return code >= 0x300 && code <= 0x36F; }

bool stands_alone(char32_t code) {
  return (code >= 0x3400 && code <= 0x4DBF) || (code >= 0x4E00 && code <= 0x9FFF) ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x3040 && code <= 0x30FF);
}

/// The first position at or after `position` where a character does not pass.
template <class Pass>
std::size_t end_of_run(std::string_view text, std::size_t position, Pass pass) {
  while (position < text.size()) {
    std::size_t next = position;
    if (!pass(base::next_code_point(text, next))) break;
    position = next;
  }
  return position;
}

std::size_t end_of_number(std::string_view text, std::size_t position) {
  while (true) {
    position = end_of_run(text, position, is_digit);
    if (position >= text.size()) return position;
    const char c = text[position];
    if (c != '.' && c != ',' && c != ':') return position;
    if (end_of_run(text, position + 1, is_digit) == position + 1) return position;
    ++position;
  }
}

}  // namespace

std::vector<ByteSpan> span_tokens(std::string_view text) {
  std::vector<ByteSpan> tokens;
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t begin = position;
    const char32_t code = base::next_code_point(text, position);
    const bool letter = is_letter_or_numeral(code);
    if (is_digit(code)) {
      position = end_of_number(text, position);
    } else if (letter && !stands_alone(code)) {
      position = end_of_run(text, position, [](char32_t c) { return is_letter_or_numeral(c) || is_mark(c); });
    } else if (!letter) {
      continue;
    }
    tokens.push_back({begin, position});
  }
  return tokens;
}

}  // namespace lacuna::text
