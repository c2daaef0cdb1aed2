#include "eval/corpus/formats/json_places.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace lacuna::corpus {
namespace {

/// Behind the closing quote of the string that opens at `quote`, or the end.
std::size_t behind_string(std::string_view json, std::size_t quote) {
  for (std::size_t at = quote + 1; at < json.size(); ++at) {
    if (json[at] == '\\') {
      ++at;
    } else if (json[at] == '"') {
      return at + 1;
    }
  }
  return json.size();
}

char32_t hex(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  return char32_t{value};
}

std::string utf8(char32_t code) {
  const auto byte = [](char32_t value) { return static_cast<char>(value); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0 | code >> 6U), byte(0x80 | (code & 0x3F))};
  if (code < 0x10000) return {byte(0xE0 | code >> 12U), byte(0x80 | (code >> 6U & 0x3F)), byte(0x80 | (code & 0x3F))};
  return {byte(0xF0 | code >> 18U), byte(0x80 | (code >> 12U & 0x3F)), byte(0x80 | (code >> 6U & 0x3F)),
          byte(0x80 | (code & 0x3F))};
}

std::string key_text(std::string_view json, const ByteSpan& body) {
  if (body.of(json).find('\\') == std::string_view::npos) return std::string(body.of(json));
  TextBuilder builder;
  append_json_string(json, body, builder);
  return builder.take_text();
}

}  // namespace

std::size_t json_depth(std::string_view json) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '"') {
      at = behind_string(json, at) - 1;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

std::vector<JsonPlace> json_places(std::string_view json, std::size_t offset) {
  std::vector<JsonPlace> places;
  std::string keys[2];          // of the outer and of the inner object
  std::size_t depth = 0;        // of objects and arrays
  std::size_t arrays_from = 0;  // depth of the outermost array that is open; 0: none
  bool key_next = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    switch (json[at]) {
      case '{':
        ++depth;
        key_next = true;
        break;
      case '[':
        ++depth;
        if (arrays_from == 0) arrays_from = depth;
        key_next = false;
        break;
      case '}':
      case ']':
        if (depth == arrays_from) arrays_from = 0;
        if (depth > 0) --depth;
        key_next = false;
        break;
      case ':': key_next = false; break;
      case ',': key_next = true; break;
      case '"': {
        const std::size_t behind = behind_string(json, at);
        const ByteSpan body{at + 1, std::max(at + 1, behind - 1)};
        at = behind - 1;
        if (depth == 0 || depth > 2 || arrays_from != 0) break;
        if (key_next) {
          keys[depth - 1] = key_text(json, body);
        } else {
          places.push_back({.outer = depth == 2 ? keys[0] : std::string(),
                            .key = keys[depth - 1],
                            .body = {body.begin + offset, body.end + offset}});
        }
        break;
      }
      default: break;
    }
  }
  return places;
}

void append_json_string(std::string_view bytes, const ByteSpan& body, TextBuilder& builder) {
  for (std::size_t at = body.begin; at < body.end;) {
    if (bytes[at] != '\\') {
      const std::size_t end = std::min(bytes.find('\\', at), body.end);
      builder.append(bytes.substr(at, end - at), {at, end});
      at = end;
      continue;
    }
    if (at + 1 >= body.end) return;
    std::size_t end = at + 2;
    std::string text(1, bytes[at + 1]);
    switch (bytes[at + 1]) {
      case 'b': text = "\b"; break;
      case 'f': text = "\f"; break;
      case 'n': text = "\n"; break;
      case 'r': text = "\r"; break;
      case 't': text = "\t"; break;
      case 'u': {
        if (at + 6 > body.end) return;
        char32_t code = hex(bytes.substr(at + 2, 4));
        end = at + 6;
        if (code >= 0xD800 && code < 0xDC00 && end + 6 <= body.end) {
          code = 0x10000 + ((code - 0xD800) << 10U) + (hex(bytes.substr(end + 2, 4)) - 0xDC00);
          end += 6;
        }
        text = utf8(code);
        break;
      }
      default: break;
    }
    builder.append(text, {at, end});
    at = end;
  }
}

}  // namespace lacuna::corpus
