/// \file
/// From a segment to the tokens that metrics count: lower case, no white space at the end, tokeniser.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/text/python_string.h"
#include "lacuna/scoring.h"
#include "lacuna/tokenizer.h"

namespace lacuna::metrics {

/// Memory for one segment's tokens, reused.
struct TokenBuffer {
  std::string lowered;
  TokenizedText tokens;
  std::vector<ByteSpan> split;
};

/// sacreBLEU's `_preprocess_segment` and the `split()` that follows it, so a token never has white space in it.
/// Thread-safety: const, with one buffer per thread.
class TokenSource {
 public:
  /// A null tokeniser is 13a.
  TokenSource(TokenizerPtr tokenizer, bool lowercase);

  [[nodiscard]] const Tokenizer& tokenizer() const { return *tokenizer_; }
  [[nodiscard]] bool lowercase() const { return lowercase_; }

  /// The tokens of `segment`, in `buffer`.
  const TokenizedText& tokenize(std::string_view segment, TokenBuffer& buffer) const;

  /// Number of tokens of `segment`.
  [[nodiscard]] std::size_t count(std::string_view segment, TokenBuffer& buffer) const;

 private:
  TokenizerPtr tokenizer_;
  bool lowercase_;
  bool splits_itself_;  // its tokens have no white space in them
};

/// Of the lengths of one unit's references the one nearest to the hypothesis's, the shorter of two as near: BLEU's
/// reference length (sacreBLEU's `_get_closest_ref_len`).
[[nodiscard]] std::size_t closest_length(std::size_t hypothesis, std::span<const std::size_t> references);

}  // namespace lacuna::metrics
