#include "eval/text/characters.h"

#include <unicode/uchar.h>

#include "eval/base/utf8.h"

namespace lacuna::text {

bool is_space(char32_t code) {
  if (code < 0x80) return code == ' ' || (code >= 0x09 && code <= 0x0D);
  // The letters of most texts, told apart without a table.
  if ((code > 0xA0 && code < 0x1680) || (code >= 0x1E00 && code < 0x2000)) return false;
  return code == 0x200B || code == 0xFEFF || u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}

char32_t code_point_at(std::string_view text, std::size_t position) {
  return position < text.size() ? base::next_code_point(text, position) : U'\0';
}

std::size_t previous_start(std::string_view text, std::size_t position) {
  --position;
  while (position > 0 && (static_cast<unsigned char>(text[position]) & 0xC0) == 0x80) --position;
  return position;
}

std::size_t skip_space(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t next = position;
    if (!is_space(base::next_code_point(text, next))) break;
    position = next;
  }
  return position;
}

std::size_t trim_space(std::string_view text, std::size_t position, std::size_t floor) {
  while (position > floor) {
    const std::size_t start = previous_start(text, position);
    if (!is_space(code_point_at(text, start))) break;
    position = start;
  }
  return position;
}

std::string_view trim_punctuation(std::string_view word) {
  std::size_t begin = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t start = at;
    if (u_ispunct(static_cast<UChar32>(base::next_code_point(word, at))) != 0) continue;
    if (end == 0) begin = start;
    end = at;
  }
  return end == 0 ? word : word.substr(begin, end - begin);
}

std::string with_initial_capital(std::string_view word) {
  std::string result;
  std::size_t rest = 0;
  if (!word.empty()) {
    const char32_t first = base::next_code_point(word, rest);
    base::append_code_point(result, static_cast<char32_t>(u_totitle(static_cast<UChar32>(first))));
  }
  return result.append(word, rest);
}

std::string primary_subtag(std::string_view tag) {
  std::string subtag(tag.substr(0, tag.find_first_of("-_")));
  for (char& c : subtag) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return subtag;
}

}  // namespace lacuna::text
