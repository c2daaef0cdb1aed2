/// \file
/// Tokens as one string, for tests that compare them.
#pragma once

#include <string>
#include <string_view>

#include "eval/text/python_string.h"
#include "lacuna/tokenizer.h"

namespace lacuna::support {

/// The tokens of `text`, joined by single spaces.
inline std::string joined_tokens(const Tokenizer& tokenizer, std::string_view text) {
  TokenizedText tokens;
  tokenizer.tokenize(text, tokens);
  std::string joined;
  for (const ByteSpan span : tokens.tokens) joined.append(joined.empty() ? "" : " ").append(span.of(tokens.text));
  return joined;
}

/// The words between Python's white space, joined by single spaces.
inline std::string single_spaced(std::string_view text) {
  std::string joined;
  text::python_split(text, [&](std::string_view word) { joined.append(joined.empty() ? "" : " ").append(word); });
  return joined;
}

}  // namespace lacuna::support
