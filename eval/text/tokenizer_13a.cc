#include "eval/text/tokenizer_13a.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "eval/text/python_string.h"

namespace lacuna::text {
namespace {

enum ByteClass : std::uint8_t {
  kWord,         // goes on with the token
  kSpace,        // ASCII white space
  kPunctuation,  // a token of its own, always
  kPoint,        // . and comma
  kDash,
  kLead,  // of a character that may be white space
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  const auto fill = [&](unsigned first, unsigned last, ByteClass value) {
    for (unsigned byte = first; byte <= last; ++byte) classes[byte] = value;
  };
  fill(0x09, 0x0D, kSpace);
  fill(0x1C, 0x20, kSpace);
  fill('!', '&', kPunctuation);
  fill('(', '+', kPunctuation);
  fill('/', '/', kPunctuation);
  fill(':', '@', kPunctuation);
  fill('[', '`', kPunctuation);
  fill('{', '~', kPunctuation);
  fill('.', '.', kPoint);
  fill(',', ',', kPoint);
  fill('-', '-', kDash);
  fill(0xC2, 0xC2, kLead);
  fill(0xE1, 0xE3, kLead);
  return classes;
}

constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// `str.replace`: from left to right, without looking at what it has put in.
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

bool needs_replacing(std::string_view text) {
  if (std::memchr(text.data(), '&', text.size()) != nullptr || std::memchr(text.data(), '\n', text.size()) != nullptr) {
    return true;
  }
  return std::memchr(text.data(), '<', text.size()) != nullptr && text.find("<skipped>") != std::string_view::npos;
}

}  // namespace

void Tokenizer13a::tokenize(std::string_view text, TokenizedText& out) const {
  out.clear();
  if (text.empty()) return;
  out.text.assign(text);
  if (needs_replacing(text)) {
    replace_all(out.text, "<skipped>", "");
    replace_all(out.text, "-\n", "");
    replace_all(out.text, "\n", " ");
    replace_all(out.text, "&quot;", "\"");
    replace_all(out.text, "&amp;", "&");
    replace_all(out.text, "&lt;", "<");
    replace_all(out.text, "&gt;", ">");
  }

  const std::string_view line = out.text;
  const char* const bytes = line.data();
  const std::size_t size = line.size();
  std::size_t begin = 0;
  const auto end_token = [&](std::size_t end) {
    if (begin < end) out.tokens.push_back({begin, end});
  };
  const auto take_byte = [&](std::size_t at) {
    end_token(at);
    out.tokens.push_back({at, at + 1});
    begin = at + 1;
  };
  std::size_t i = 0;
  while (true) {
    while (i < size && kClasses[static_cast<unsigned char>(bytes[i])] == kWord) ++i;
    if (i == size) break;
    switch (kClasses[static_cast<unsigned char>(bytes[i])]) {
      case kSpace:
        end_token(i);
        begin = ++i;
        break;
      case kPunctuation: take_byte(i++); break;
      case kDash:
        if (i > 0 && is_digit(bytes[i - 1])) take_byte(i);
        ++i;
        break;
      case kPoint: {
        // The original's second expression, ([^0-9])([.,]), eats the character before the point: in a run of points it
        // can match only every other one, the first unless a digit is before it. The third, ([.,])([^0-9]), then
        // takes those that are left, unless a digit follows: ",,5" gives "," and ",5".
        bool eaten = i == 0 || !is_digit(bytes[i - 1]);
        for (; i < size && kClasses[static_cast<unsigned char>(bytes[i])] == kPoint; ++i) {
          const bool digit_follows = i + 1 < size && is_digit(bytes[i + 1]);
          if (eaten || !digit_follows) take_byte(i);
          eaten = !eaten;
        }
        break;
      }
      default: {  // kLead
        const std::size_t space = python_space_length(line, i);
        if (space == 0) {
          ++i;
        } else {
          end_token(i);
          i += space;
          begin = i;
        }
      }
    }
  }
  end_token(size);
}

}  // namespace lacuna::text
