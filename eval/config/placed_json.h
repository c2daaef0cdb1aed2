/// \file
/// JSON with comments in which every value knows its byte, so that an error can name the place.
///
///     Result<PlacedJson> json = parse_placed_json(text, path);
///     if (!json) return json.error();          // path, line, byte, what was expected
///     for (const auto& member : json->members) use(member.key, member.key_byte, member.value);
///
/// Strict JSON (RFC 8259) but for // and /* */ comments; a key that stands twice in an object is an error.
/// Thread-safety: plain data. Cost: linear; at most 64 levels deep.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::config {

enum class JsonKind : std::uint8_t { kNull, kBoolean, kNumber, kString, kArray, kObject };

/// "null", "true or false", "a number", "a string", "an array", "an object".
[[nodiscard]] const char* to_string(JsonKind kind);

struct JsonMember;

struct PlacedJson {
  JsonKind kind = JsonKind::kNull;
  std::size_t byte = 0;  ///< where the value begins
  bool boolean = false;
  double number = 0.0;
  std::string string = {};
  std::vector<PlacedJson> items;    ///< of an array
  std::vector<JsonMember> members;  ///< of an object, in the file's order
};

struct JsonMember {
  std::string key;
  std::size_t key_byte = 0;
  PlacedJson value;
};

/// `text` is valid UTF-8, perhaps with a byte-order mark. Errors (kFormat): not JSON, nested too deep, a key twice.
[[nodiscard]] Result<PlacedJson> parse_placed_json(std::string_view text, const std::string& path);

}  // namespace lacuna::config
