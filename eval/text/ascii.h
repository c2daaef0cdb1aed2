/// \file
/// Classes of ASCII characters, for scanners of text that programs read. Bytes of other characters are in none.
///
/// Thread-safety: pure functions. Cost: constant; the locale plays no part.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::text {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
[[nodiscard]] constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
[[nodiscard]] constexpr bool is_alnum(char c) { return is_letter(c) || is_digit(c); }
[[nodiscard]] constexpr bool is_identifier(char c) { return is_alnum(c) || c == '_'; }
[[nodiscard]] constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
[[nodiscard]] constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
[[nodiscard]] constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}

/// The character at `at`; NUL behind the end.
[[nodiscard]] constexpr char char_at(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}
/// The character before `at`; NUL at the beginning.
[[nodiscard]] constexpr char char_before(std::string_view text, std::size_t at) { return at > 0 ? text[at - 1] : '\0'; }

/// First offset >= `at` that is no ASCII digit.
[[nodiscard]] constexpr std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (is_digit(char_at(text, at))) ++at;
  return at;
}
/// First offset >= `at` that is no ASCII letter, digit or underscore.
[[nodiscard]] constexpr std::size_t skip_identifier(std::string_view text, std::size_t at) {
  while (is_identifier(char_at(text, at))) ++at;
  return at;
}
[[nodiscard]] constexpr std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (is_blank(char_at(text, at))) ++at;
  return at;
}

}  // namespace lacuna::text
