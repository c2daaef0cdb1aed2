/// \file
/// Text for people: code points one by one, and never a broken one. Writers get valid UTF-8; should a span ever be cut
/// inside a character, they show U+FFFD rather than emit bytes that a reader cannot take.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna::reports {

inline constexpr char32_t kReplacement = 0xFFFD;

/// The code point at `position`, and the position behind it; U+FFFD and one byte further where the bytes are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t end = 0;
};
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t position);

/// The last position at or before `position` where a code point of `text` begins (or the end of `text`).
[[nodiscard]] std::size_t floor_to_code_point(std::string_view text, std::size_t position);

/// C0, DEL and C1 controls: what a page or a terminal must not be sent from a document's text.
[[nodiscard]] constexpr bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// A visible stand-in for a control: the control pictures of Unicode for C0 and DEL, U+FFFD for C1.
[[nodiscard]] constexpr char32_t picture_of_control(char32_t code) {
  return code < 0x20 ? 0x2400 + code : code == 0x7F ? 0x2421 : kReplacement;
}

/// Embeddings, overrides and isolates: harmless inside an isolated element of a page, not in a terminal's line.
[[nodiscard]] constexpr bool is_bidi_control(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace lacuna::reports
