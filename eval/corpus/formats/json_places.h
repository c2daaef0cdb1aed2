/// \file
/// Where the strings of a JSON text lie in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/extracted_text.h"
#include "lacuna/span.h"

namespace lacuna::corpus {

/// A string that is a value of the outer object, or of an object that is a value of it.
struct JsonPlace {
  std::string outer;  ///< key of the inner object; empty for a value of the outer one
  std::string key;
  ByteSpan body;  ///< between the quotes
};

/// Deepest nesting of arrays and objects in `json`, which need not be well-formed. O(bytes).
[[nodiscard]] std::size_t json_depth(std::string_view json);

/// The places in `json`, an object that a parser has accepted, in their order; positions count from `offset`.
[[nodiscard]] std::vector<JsonPlace> json_places(std::string_view json, std::size_t offset);

/// Appends what the body of a string means, with the bytes that it stands for: byte for byte, except for escapes.
void append_json_string(std::string_view bytes, const ByteSpan& body, TextBuilder& builder);

}  // namespace lacuna::corpus
