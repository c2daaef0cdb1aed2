#include "eval/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace lacuna::base {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kBefore = 3;  // bytes that say what the next one has to be

// Whether a byte cannot stand behind the three before it; 0 or 1, without a branch, for 16 bytes in one instruction.
constexpr std::uint8_t is_wrong(std::uint8_t byte, std::uint8_t before, std::uint8_t two_before,
                                std::uint8_t three_before) {
  const bool is_continuation = (byte & 0xC0) == 0x80;
  const bool is_expected = (before >= 0xC0) | (two_before >= 0xE0) | (three_before >= 0xF0);
  const bool is_never = ((byte & 0xFE) == 0xC0) | (byte > 0xF4);
  // Overlong forms, surrogates and what is above U+10FFFF show in the second byte.
  const bool is_outside = ((before == 0xE0) & (byte < 0xA0)) | ((before == 0xED) & (byte > 0x9F)) |
                          ((before == 0xF0) & (byte < 0x90)) | ((before == 0xF4) & (byte > 0x8F));
  return static_cast<std::uint8_t>((is_continuation != is_expected) | is_never | is_outside);
}

// Whether one of the bytes [begin, begin + kBlock) is wrong; reads kBefore bytes before them too.
bool has_wrong_byte(const std::uint8_t* begin) {
  std::uint8_t high = begin[-1] | begin[-2] | begin[-3];
  for (std::size_t i = 0; i < kBlock; ++i) high |= begin[i];
  if (high < 0x80) return false;
  std::uint8_t wrong = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::uint8_t* const byte = begin + i;
    wrong |= is_wrong(byte[0], byte[-1], byte[-2], byte[-3]);
  }
  return wrong != 0;
}

// The same for the bytes [begin, end) of `text`, at most a block: other bytes count as ASCII, which shows a sequence
// that the end of the text cuts off.
bool has_wrong_byte(std::string_view text, std::size_t begin, std::size_t end) {
  std::array<std::uint8_t, kBefore + kBlock> copy{};
  const std::size_t before = std::min(begin, kBefore);
  std::memcpy(copy.data() + kBefore - before, text.data() + begin - before, before + end - begin);
  return has_wrong_byte(copy.data() + kBefore);
}

// From the beginning of a character at `position` on, one character after the other.
std::optional<std::size_t> find_invalid(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
  };
  while (position < text.size()) {
    const std::uint8_t lead = byte(position);
    const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    bool wrong = is_wrong(lead, 0, 0, 0) != 0;
    if (length > 1) wrong |= is_wrong(byte(position + 1), lead, 0, 0) != 0;
    for (std::size_t k = 2; k < length; ++k) wrong |= (byte(position + k) & 0xC0) != 0x80;
    if (wrong) return position;
    position += length;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t begin = 0;
  bool wrong = false;
  while (!wrong && begin + kBlock <= text.size()) {
    wrong = begin == 0 ? has_wrong_byte(text, 0, kBlock) : has_wrong_byte(bytes + begin);
    if (!wrong) begin += kBlock;
  }
  if (!wrong && !has_wrong_byte(text, begin, text.size())) return std::nullopt;
  // The character that is being read where the block begins: nothing before it is wrong.
  std::size_t start = begin;
  for (std::size_t k = 1; k <= std::min(begin, kBefore); ++k) {
    if ((bytes[begin - k] & 0xC0) != 0x80) {
      start = begin - k;
      break;
    }
  }
  return find_invalid(text, start);
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::optional<std::size_t> byte_of_code_point(std::string_view text, std::size_t index) {
  std::size_t position = 0;
  for (; index > 0 && position < text.size(); --index) (void)next_code_point(text, position);
  return index == 0 ? std::optional(position) : std::nullopt;
}

}  // namespace lacuna::base
