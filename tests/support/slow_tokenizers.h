/// \file
/// sacreBLEU's tokenisers made of regular expressions, stated plainly: each expression is one pass over the whole text,
/// as in the original. White space is left as it comes out; compare word by word. Lines without line feeds and
/// entities.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tests/support/slow_utf8.h"

namespace lacuna::support {

/// `([one])` becomes ` \1 ` everywhere.
template <class One>
std::u32string set_apart(const std::u32string& text, One&& one) {
  std::u32string out;
  for (const char32_t code : text) {
    if (one(code)) {
      out.append({U' ', code, U' '});
    } else {
      out += code;
    }
  }
  return out;
}

/// `([first])([second])` becomes `\1 \2 ` (`after_second`) or ` \1 \2` everywhere, from left to right, and what a match
/// took is not looked at again.
template <class First, class Second>
std::u32string part_pairs(const std::u32string& text, First&& first, Second&& second, bool after_second) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    if (i + 1 == text.size() || !first(text[i]) || !second(text[i + 1])) {
      out += text[i++];
      continue;
    }
    if (!after_second) out += U' ';
    out.append({text[i], U' ', text[i + 1]});
    if (after_second) out += U' ';
    i += 2;
  }
  return out;
}

/// What `13a` and `zh` end with: the four expressions of `tokenizer_re.py`.
inline std::u32string western_expressions(std::u32string text) {
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  const auto no_digit = [digit](char32_t c) { return !digit(c); };
  const auto point = [](char32_t c) { return c == U'.' || c == U','; };
  text = set_apart(text, [](char32_t c) {
    return std::u32string_view(U"{|}~[\\]^_` !\"#$%&()*+:;<=>?@/").find(c) != std::u32string_view::npos;
  });
  text = part_pairs(text, no_digit, point, true);
  text = part_pairs(text, point, no_digit, false);
  return part_pairs(
      text, digit, [](char32_t c) { return c == U'-'; }, true);
}

inline std::string tokenize_13a(std::string_view line) {
  return encode(western_expressions(U" " + decode(line) + U" "));
}

/// `is_chinese(char32_t)` is the original's test, `strip(std::string_view)` Python's.
template <class IsChinese, class Strip>
std::string tokenize_zh(std::string_view line, IsChinese&& is_chinese, Strip&& strip) {
  return encode(western_expressions(set_apart(decode(strip(line)), is_chinese)));
}

/// The predicates are `\p{P}`, `\p{S}` and `\p{N}`.
template <class Punctuation, class Symbol, class Number>
std::string tokenize_intl(std::string_view line, Punctuation&& punctuation, Symbol&& symbol, Number&& number) {
  const auto no_number = [&number](char32_t c) { return !number(c); };
  std::u32string text = part_pairs(decode(line), no_number, punctuation, true);
  text = part_pairs(text, punctuation, no_number, false);
  return encode(set_apart(text, symbol));
}

}  // namespace lacuna::support
