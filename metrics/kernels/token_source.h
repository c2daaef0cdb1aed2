/// \file
/// From a segment to the tokens that metrics count: lower case, no white space at the end, tokeniser.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "eval/text/python_string.h"
#include "lacuna/scoring.h"
#include "lacuna/tokenizer.h"

namespace lacuna::metrics {

/// Memory for one segment's tokens, reused.
struct TokenBuffer {
  std::string lowered;
  TokenizedText tokens;
};

/// sacreBLEU's `_preprocess_segment` and the `split()` that follows it, so a token never has white space in it.
/// Thread-safety: const, with one buffer per thread.
class TokenSource {
 public:
  /// A null tokeniser is 13a.
  TokenSource(TokenizerPtr tokenizer, bool lowercase);

  [[nodiscard]] const Tokenizer& tokenizer() const { return *tokenizer_; }
  [[nodiscard]] bool lowercase() const { return lowercase_; }

  /// Calls `token(std::string_view)` for each token of `segment`.
  template <class Token>
  void for_each(std::string_view segment, TokenBuffer& buffer, Token&& token) const {
    tokenize(segment, buffer);
    const std::string_view text = buffer.tokens.text;
    if (splits_itself_) {
      for (const ByteSpan span : buffer.tokens.tokens) token(span.of(text));
    } else {
      for (const ByteSpan span : buffer.tokens.tokens) text::python_split(span.of(text), token);
    }
  }

  /// Number of tokens of `segment`.
  [[nodiscard]] std::size_t count(std::string_view segment, TokenBuffer& buffer) const;

 private:
  void tokenize(std::string_view segment, TokenBuffer& buffer) const;

  TokenizerPtr tokenizer_;
  bool lowercase_;
  bool splits_itself_;  // its tokens have no white space in them
};

/// Of the lengths of one unit's references the one nearest to the hypothesis's, the shorter of two as near: BLEU's
/// reference length (sacreBLEU's `_get_closest_ref_len`).
[[nodiscard]] std::size_t closest_length(std::size_t hypothesis, std::span<const std::size_t> references);

}  // namespace lacuna::metrics
