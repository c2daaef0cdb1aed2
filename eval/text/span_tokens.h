/// \file
/// Tokens on which the spans of two annotators are compared: words whatever the language, without any model.
#pragma once

#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

/// Byte ranges of the tokens of valid UTF-8, in order: a Han or kana character; a number of decimal digits with ".",
/// "," or ":" between them; or a run of letters and other numerals with their combining marks (U+0300..036F).
/// Punctuation and symbols are no tokens. Thread-safe. Cost: linear.
[[nodiscard]] std::vector<ByteSpan> span_tokens(std::string_view text);

}  // namespace lacuna::text
