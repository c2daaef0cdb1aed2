/// \file
/// From a segment to the tokens that n-grams are made of: lower case, white space at the end, tokeniser, ids.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "eval/text/python_string.h"
#include "lacuna/tokenizer.h"
#include "metrics/kernels/interner.h"

namespace lacuna::metrics {

/// Memory for one segment's tokens, reused.
struct TokenBuffer {
  std::string lowered;
  TokenizedText tokens;
};

/// Calls `token(std::string_view)` for each token of `segment`. As sacreBLEU's `_preprocess_segment` and what follows
/// it: lower case first, then no white space at the end, then the tokeniser, then `split()`: a token never has white space in it.
template <class Token>
void for_each_token(std::string_view segment, const Tokenizer& tokenizer, bool lowercase, TokenBuffer& buffer,
                    Token&& token) {
  if (lowercase) {
    text::python_lower(segment, buffer.lowered);
    segment = buffer.lowered;
  }
  tokenizer.tokenize(text::python_rstrip(segment), buffer.tokens);
  const std::string_view tokenized = buffer.tokens.text;
  for (const ByteSpan span : buffer.tokens.tokens) token(span.of(tokenized));
}

}  // namespace lacuna::metrics
