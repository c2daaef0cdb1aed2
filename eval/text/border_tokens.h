/// \file
/// Tokens on which a text is cut again: what is compared, and where a segment may begin.
///
///     for (const BorderToken& token : border_tokens(text)) use(token.span.of(text), token.border);
///
/// Thread-safe. Cost: linear; 24 bytes a token.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

/// What is before a token, from a place where no segment begins to the likeliest one.
enum class Border : std::uint8_t {
  kNone,      ///< the token goes on with what precedes it: no white space, or one that does not break
  kWord,      ///< white space; a character of a script without spaces
  kSentence,  ///< as kWord, behind a full stop, question or exclamation mark or ellipsis, closing marks after it
  kLine,      ///< a line break, or the beginning of the text
};

struct BorderToken {
  ByteSpan span;  ///< in the text
  Border border = Border::kNone;
};

/// Tokens of valid UTF-8, in order: letters, digits and their marks in a row, with apostrophes between letters and
/// "." "," ":" between digits; one character of a script that has no spaces between words (Han, kana, Thai, Lao, Khmer,
/// Burmese) with its marks; a punctuation mark or symbol, repeated or not. They cover all but white space (`is_space`).
/// A word between white space has no border inside, except beside a character of a script without spaces (and wide
/// punctuation), where no closing mark, small kana or repetition mark begins a segment and no opening mark ends one.
[[nodiscard]] std::vector<BorderToken> border_tokens(std::string_view text);

/// Whether a line break between these two characters is no white space: both are Han, kana or wide punctuation.
[[nodiscard]] bool joins_without_space(char32_t before, char32_t after);

}  // namespace lacuna::text
