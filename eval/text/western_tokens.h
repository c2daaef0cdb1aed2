/// \file
/// What mteval-v13a's tokeniser and tercom's normaliser have in common: entities, and tokens of Western punctuation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

/// `str.replace`: from left to right, without looking at what it has put in.
void replace_all(std::string& text, std::string_view from, std::string_view to);

/// Replaces "&quot;", "&amp;", "&lt;" and "&gt;", one after the other: "&amp;lt;" becomes "<".
void replace_entities(std::string& text);

/// ASCII punctuation that is a token wherever it stands: all but ' - . and comma.
[[nodiscard]] constexpr bool is_western_punctuation(char c) {
  return (c > ' ' && c <= '/' && c != '\'' && c != '-' && c != '.' && c != ',') || (c >= ':' && c <= '@') ||
         (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/// Adds the tokens of `text`, which has a space put before and behind it in thought: ASCII punctuation other than
/// ' - . and comma; . and comma unless between digits (nearly: see the .cc); a dash after a digit; and what is between
/// these and Python's white space. The text is the same afterwards. Cost: one pass over bytes, 64 at a time.
void add_western_tokens(std::string& text, std::vector<ByteSpan>& tokens);

}  // namespace lacuna::text
