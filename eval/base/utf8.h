/// \file
/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::base {

/// Offset of the first byte that does not belong to a well-formed sequence, or nothing. O(bytes), 64 at a time.
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Size of the byte-order mark that `text` begins with, or 0.
[[nodiscard]] constexpr std::size_t byte_order_mark(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  return text.starts_with(kMark) ? kMark.size() : 0;
}

/// Decodes the code point at `position` of valid UTF-8 and moves `position` behind it.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t i) { return char32_t{static_cast<unsigned char>(text[i])}; };
  const auto next = [&](std::size_t k) { return byte(position + k) & 0x3F; };
  const char32_t lead = byte(position);
  if (lead < 0x80) {
    position += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t code = (lead & 0x1F) << 6 | next(1);
    position += 2;
    return code;
  }
  if (lead < 0xF0) {
    const char32_t code = (lead & 0x0F) << 12 | next(1) << 6 | next(2);
    position += 3;
    return code;
  }
  const char32_t code = (lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3);
  position += 4;
  return code;
}

/// Appends a code point (not a surrogate, at most U+10FFFF).
inline void append_code_point(std::string& text, char32_t code) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  const auto put_tail = [&](unsigned shift) { put(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put_tail(0);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put_tail(6);
    put_tail(0);
  } else {
    put(0xF0 | code >> 18);
    put_tail(12);
    put_tail(6);
    put_tail(0);
  }
}

/// Number of code points in valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Byte at which code point `index` of valid UTF-8 begins; the end for the one behind the last; nothing further on.
[[nodiscard]] std::optional<std::size_t> byte_of_code_point(std::string_view text, std::size_t index);

}  // namespace lacuna::base
