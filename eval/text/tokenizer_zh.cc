#include "eval/text/tokenizer_zh.h"

#include <array>
#include <cstddef>
#include <cstdint>

#include "eval/base/utf8.h"
#include "eval/text/python_string.h"

namespace lacuna::text {
namespace {

/// What a character that begins with a certain byte may be.
enum class ByteKind : std::uint8_t {
  kOrdinary,     ///< never the end of a token
  kSpace,        ///< ASCII white space
  kPunctuation,  ///< ASCII punctuation that is always a token
  kPoint,        ///< . or comma
  kDash,
  kWide,  ///< the first of several bytes: perhaps Chinese, perhaps white space
};

constexpr std::array<ByteKind, 256> byte_kinds() {
  std::array<ByteKind, 256> kinds{};
  const auto set = [&kinds](unsigned first, unsigned last, ByteKind kind) {
    for (unsigned byte = first; byte <= last; ++byte) kinds[byte] = kind;
  };
  set(0x09, 0x0D, ByteKind::kSpace);
  set(0x1C, 0x20, ByteKind::kSpace);
  set('!', '/', ByteKind::kPunctuation);
  set(':', '@', ByteKind::kPunctuation);
  set('[', '`', ByteKind::kPunctuation);
  set('{', '~', ByteKind::kPunctuation);
  set('\'', '\'', ByteKind::kOrdinary);
  set(',', ',', ByteKind::kPoint);
  set('.', '.', ByteKind::kPoint);
  set('-', '-', ByteKind::kDash);
  set(0xC2, 0xC2, ByteKind::kWide);  // U+0085, U+00A0
  set(0xE1, 0xE9, ByteKind::kWide);  // from U+1680 to the last ideograph
  set(0xEF, 0xEF, ByteKind::kWide);  // U+F900 and above
  return kinds;
}

constexpr std::array<ByteKind, 256> kByteKinds = byte_kinds();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_zh_character(char32_t code) {
  const auto within = [code](char32_t first, char32_t last) { return code >= first && code <= last; };
  if (within(0x4E00, 0x9FBB)) return true;  // most of them
  return within(0x2001, 0x2A6D) || within(0x2E80, 0x2FDF) || within(0x2FF0, 0x303F) || within(0x3100, 0x312F) ||
         within(0x31A0, 0x31EF) || within(0x3200, 0x4DB5) || within(0xF900, 0xFA2D) || within(0xFA30, 0xFA6A) ||
         within(0xFA70, 0xFAD9) || within(0xFE10, 0xFE1F) || within(0xFE30, 0xFE4F) || within(0xFF00, 0xFFEF);
}

void TokenizerZh::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  out.text.assign(python_strip(text));
  const std::string_view line = out.text;
  std::size_t begin = 0;
  std::size_t i = 0;
  std::size_t eaten_end = std::string_view::npos;  // of the last point that the second expression took
  const auto end_token = [&](std::size_t end) {
    if (begin < end) out.tokens.push_back({begin, end});
  };
  while (i < line.size()) {
    const std::size_t at = i;
    const ByteKind kind = kByteKinds[static_cast<unsigned char>(line[at])];
    if (kind == ByteKind::kOrdinary) {
      ++i;
      continue;
    }
    bool take = kind == ByteKind::kPunctuation;
    bool space = kind == ByteKind::kSpace;
    if (kind == ByteKind::kWide) {
      space = python_space_length(line, at) > 0;  // first: some white space is Chinese, too
      const char32_t code = base::next_code_point(line, i);
      take = !space && is_zh_character(code);
    } else {
      ++i;
    }
    if (kind == ByteKind::kPoint) {
      // 13a's second and third expression (see there), on a line without a space put before and after it.
      take = at > 0 && eaten_end != at && !is_digit(line[at - 1]);
      if (take) {
        eaten_end = i;
      } else {
        take = i < line.size() && !is_digit(line[i]);
      }
    } else if (kind == ByteKind::kDash) {
      take = at > 0 && is_digit(line[at - 1]);
    }
    if (take || space) {
      end_token(at);
      if (take) out.tokens.push_back({at, i});
      begin = i;
    }
  }
  end_token(line.size());
}

}  // namespace lacuna::text
