/// \file
/// UTF-8 stated plainly: decoding, encoding, and where it stops being valid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::support {

/// Valid UTF-8 as code points.
inline std::u32string decode(std::string_view text) {
  std::u32string codes;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i++]);
    char32_t code = lead < 0x80 ? lead : lead < 0xE0 ? lead & 0x1FU : lead < 0xF0 ? lead & 0x0FU : lead & 0x07U;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) {
      code = (code << 6) | (static_cast<unsigned char>(text[i++]) & 0x3FU);
    }
    codes += code;
  }
  return codes;
}

/// Code points as UTF-8.
inline std::string encode(std::u32string_view codes) {
  std::string text;
  for (const char32_t code : codes) {
    const auto continuation = [&](unsigned shift) { text += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
      text += static_cast<char>(code);
    } else if (code < 0x800) {
      text += static_cast<char>(0xC0 | (code >> 6));
      continuation(0);
    } else if (code < 0x10000) {
      text += static_cast<char>(0xE0 | (code >> 12));
      continuation(6);
      continuation(0);
    } else {
      text += static_cast<char>(0xF0 | (code >> 18));
      continuation(12);
      continuation(6);
      continuation(0);
    }
  }
  return text;
}

/// Offset of the first byte that does not belong to a well-formed sequence: decodes by the bit patterns of RFC 3629 and
/// then checks the value.
inline std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = [&](std::size_t k) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[k])); };
    const std::uint32_t lead = byte(i);
    std::size_t length = 0;
    std::uint32_t value = 0;
    if ((lead & 0x80) == 0x00) {
      length = 1;
      value = lead;
    } else if ((lead & 0xE0) == 0xC0) {
      length = 2;
      value = lead & 0x1F;
    } else if ((lead & 0xF0) == 0xE0) {
      length = 3;
      value = lead & 0x0F;
    } else if ((lead & 0xF8) == 0xF0) {
      length = 4;
      value = lead & 0x07;
    } else {
      return i;
    }
    if (i + length > text.size()) return i;
    for (std::size_t k = 1; k < length; ++k) {
      if ((byte(i + k) & 0xC0) != 0x80) return i;
      value = (value << 6) | (byte(i + k) & 0x3F);
    }
    const std::uint32_t smallest = length == 1 ? 0 : length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000;
    if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return i;
    i += length;
  }
  return std::nullopt;
}

}  // namespace lacuna::support
