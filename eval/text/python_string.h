/// \file
/// Python's `str` where it differs from everybody else's idea of white space and lower case. sacreBLEU's numbers
/// depend on both. Input is valid UTF-8; nothing here depends on the locale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::text {

/// The white space of `str.split`.
inline constexpr char32_t kPythonSpaces[] =
    U"\t\n\v\f\r\x1C\x1D\x1E\x1F \x85\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    U"\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

/// Whether an ASCII byte is white space.
[[nodiscard]] constexpr bool is_ascii_python_space(unsigned char byte) {
  return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F);
}

/// Bytes of the white space character that begins at `position`, or 0 when another character begins there.
/// White space is that of `str.split`: U+0009..D, U+001C..20, U+0085, U+00A0, U+1680, U+2000..A, U+2028, U+2029,
/// U+202F, U+205F, U+3000; not U+200B, U+FEFF or U+180E.
[[nodiscard]] inline std::size_t python_space_length(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(position);
  if (lead < 0x80) return is_ascii_python_space(static_cast<unsigned char>(lead)) ? 1 : 0;
  const unsigned second = byte(position + 1);
  if (lead == 0xC2) return second == 0x85 || second == 0xA0 ? 2 : 0;
  const unsigned third = byte(position + 2);
  if (lead == 0xE1) return second == 0x9A && third == 0x80 ? 3 : 0;
  if (lead == 0xE3) return second == 0x80 && third == 0x80 ? 3 : 0;
  if (lead != 0xE2) return 0;
  if (second == 0x80)
    return (third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0;
  return second == 0x81 && third == 0x9F ? 3 : 0;
}

/// Whether a character that begins with this byte may be white space.
[[nodiscard]] inline bool may_be_python_space(unsigned char lead) {
  return lead <= 0x20 || lead == 0xC2 || lead == 0xE1 || lead == 0xE2 || lead == 0xE3;
}

/// `str.rstrip()`: `text` without white space at its end.
[[nodiscard]] std::string_view python_rstrip(std::string_view text);

/// `str.strip()`: `text` without white space at its beginning and end.
[[nodiscard]] std::string_view python_strip(std::string_view text);

/// `str.lower()`: full Unicode lower case of the root locale; U+0130 gives two characters, a final sigma is final.
void python_lower(std::string_view text, std::string& out);

/// Calls `word(std::string_view)` for each word of `str.split()`.
template <class Word>
void python_split(std::string_view text, Word&& word) {
  std::size_t begin = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t space =
        may_be_python_space(static_cast<unsigned char>(text[i])) ? python_space_length(text, i) : 0;
    if (space == 0) {
      ++i;
      continue;
    }
    if (begin < i) word(text.substr(begin, i - begin));
    i += space;
    begin = i;
  }
  if (begin < text.size()) word(text.substr(begin));
}

}  // namespace lacuna::text
