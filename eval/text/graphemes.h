/// \file
/// Characters as a reader counts them: extended grapheme clusters (UAX #29), of ICU.
///
/// Thread-safety: pure functions. Cost: linear; much less for ASCII.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna::text {

/// How many there are in a text.
[[nodiscard]] std::size_t count_graphemes(std::string_view text);

/// Byte at which number `index` (from 0) begins; the end of the text when there are fewer.
[[nodiscard]] std::size_t byte_of_grapheme(std::string_view text, std::size_t index);

}  // namespace lacuna::text
