#include "eval/text/python_string.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>
#include <unicode/utypes.h>

#include <algorithm>

namespace lacuna::text {

std::string_view python_rstrip(std::string_view text) {
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const std::size_t space = python_space_length(text, start);
    if (space == 0 || start + space != text.size()) break;
    text = text.substr(0, start);
  }
  return text;
}

std::string_view python_strip(std::string_view text) {
  while (const std::size_t space = python_space_length(text, 0)) text.remove_prefix(space);
  return python_rstrip(text);
}

void python_lower(std::string_view text, std::string& out) {
  out.clear();
  const bool ascii =
      std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (ascii) {
    for (const char c : text) out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    return;
  }
  // ICU takes lengths as 32-bit numbers: longer texts go in pieces, cut before a character.
  constexpr std::size_t kPiece = std::size_t{1} << 28;
  icu::StringByteSink<std::string> sink(&out);
  while (!text.empty()) {
    std::size_t length = std::min(text.size(), kPiece);
    while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(length)), sink, nullptr,
                              status);
    text.remove_prefix(length);
  }
}

}  // namespace lacuna::text
