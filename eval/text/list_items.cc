#include "eval/text/list_items.h"

#include "eval/text/characters.h"
#include "eval/text/sentence_characters.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kLongestRoman = 6;  // "xxviii"
constexpr std::size_t kMostDigits = 3;
constexpr std::size_t kLongestWideNumber = 9;  // bytes: "（二十三）"

}  // namespace

bool is_bullet(char32_t code) {
  switch (code) {
    case '-':
    case '*':
    case '+':
    case '#':
    case '>':
    case 0x00B7:
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2022:
    case 0x2023:
    case 0x2043:
    case 0x2192:
    case 0x25A0:
    case 0x25AA:
    case 0x25B6:
    case 0x25BA:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x2605:
    case 0x2713:
    case 0x2714:
    case 0x2726: return true;
    default: return false;
  }
}

bool is_item_number(std::string_view token) {
  if (is_single_letter(token) || (is_roman(token) && token.size() <= kLongestRoman)) return true;
  std::size_t digits = 0;
  for (const char c : token) {
    if (c == '.') {
      if (digits == 0) return false;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      if (++digits > kMostDigits) return false;
    } else {
      return false;
    }
  }
  return digits > 0;
}

bool begins_item(std::string_view line) {
  if (line.empty()) return false;
  const char32_t first = code_point_at(line, 0);
  const std::size_t next = after(line, 0);
  if (is_bullet(first) && next < line.size()) {
    const char32_t second = code_point_at(line, next);
    if (is_space(second) || (is_dash(first) && is_letter(second)) || is_bullet(second)) return true;
  }
  const bool wide = first == 0xFF08;
  const std::size_t begin = first == '(' || wide ? next : 0;
  const std::string_view token = word_at(line, begin, line.size());
  const std::size_t behind = begin + token.size();
  if (token.empty() || behind >= line.size()) return false;
  const char32_t mark = code_point_at(line, behind);
  if (wide) return token.size() <= kLongestWideNumber && mark == 0xFF09;
  if (!is_item_number(token)) return false;
  if (mark == 0x3001 || mark == 0xFF0E) return true;  // "1、", "1．"
  if (mark != '.' && mark != ')') return false;
  return behind + 1 >= line.size() || is_space(code_point_at(line, behind + 1)) || (mark == ')' && first != '(');
}

}  // namespace lacuna::text
