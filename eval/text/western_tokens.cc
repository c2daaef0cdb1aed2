#include "eval/text/western_tokens.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "eval/text/python_string.h"

namespace lacuna::text {
namespace {

constexpr std::size_t kStep = 64;

// Whether a byte can end a token: white space, the beginning of a character that may be white space, or punctuation.
constexpr std::uint8_t is_special(std::uint8_t byte) {
  const auto within = [byte](unsigned first, unsigned last) {
    return static_cast<unsigned>(static_cast<std::uint8_t>(byte - first) <= last - first);
  };
  return static_cast<std::uint8_t>(within(0x09, 0x0D) | (within(0x1C, '/') & ~within('\'', '\'')) | within(':', '@') |
                                   within('[', '`') | within('{', '~') | within(0xC2, 0xC2) | within(0xE1, 0xE3));
}

// One bit for each of 64 bytes. Both loops become vector instructions on any machine that has some.
std::uint64_t special_bits(const char* bytes) {
  std::array<std::uint8_t, kStep> flags;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled at once
  for (std::size_t i = 0; i < kStep; ++i) flags[i] = is_special(static_cast<std::uint8_t>(bytes[i]));
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < kStep; i += 8) {
    std::uint64_t eight = 0;
    for (std::size_t k = 0; k < 8; ++k) eight |= static_cast<std::uint64_t>(flags[i + k]) << (8 * k);
    bits |= ((eight * 0x0102040810204080U) >> 56) << i;  // gathers the lowest bit of each byte
  }
  return bits;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_point(char c) { return c == '.' || c == ','; }

bool is_ascii_space(char c) { return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F); }

}  // namespace

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t found = text.find(from);
  if (found == std::string::npos) return;
  std::string result;
  result.reserve(text.size());
  std::size_t done = 0;
  while (found != std::string::npos) {
    result.append(text, done, found - done).append(to);
    done = found + from.size();
    found = text.find(from, done);
  }
  result.append(text, done, std::string::npos);
  text = std::move(result);
}

void replace_entities(std::string& text) {
  replace_all(text, "&quot;", "\"");
  replace_all(text, "&amp;", "&");
  replace_all(text, "&lt;", "<");
  replace_all(text, "&gt;", ">");
}

void add_western_tokens(std::string& text, std::vector<ByteSpan>& tokens) {
  const std::size_t size = text.size();
  text.append(kStep, '\0');  // so that every step has its 64 bytes
  const char* const bytes = text.data();
  std::size_t begin = 0;
  const auto end_token = [&](std::size_t end) {
    if (begin < end) tokens.push_back({begin, end});
  };
  const auto take_byte = [&](std::size_t at) {
    end_token(at);
    tokens.push_back({at, at + 1});
    begin = at + 1;
  };
  bool eaten = false;  // whether the last point was taken by the second expression
  for (std::size_t step = 0; step < size; step += kStep) {
    for (std::uint64_t bits = special_bits(bytes + step); bits != 0; bits &= bits - 1) {
      const std::size_t i = step + static_cast<std::size_t>(std::countr_zero(bits));
      const char c = bytes[i];
      if (is_ascii_space(c)) {
        end_token(i);
        begin = i + 1;
      } else if (is_point(c)) {
        // The original's second expression, ([^0-9])([.,]), eats the character before the point: in a run of points it
        // can match only every other one, the first unless a digit is before it. The third, ([.,])([^0-9]), then
        // takes those that are left, unless a digit follows: ",,5" gives "," and ",5".
        eaten = i == 0 || (is_point(bytes[i - 1]) ? !eaten : !is_digit(bytes[i - 1]));
        if (eaten || !is_digit(bytes[i + 1])) take_byte(i);
      } else if (c == '-') {
        if (i > 0 && is_digit(bytes[i - 1])) take_byte(i);
      } else if (static_cast<unsigned char>(c) < 0x80) {
        take_byte(i);
      } else if (const std::size_t space = python_space_length({bytes, size}, i); space > 0) {
        end_token(i);
        begin = i + space;
      }
    }
  }
  end_token(size);
  text.resize(size);
}

}  // namespace lacuna::text
