/// \file
/// `Tokenizer`: text in, tokens out.
///
///     TokenizedText tokens;
///     tokenizer.tokenize("Xin chào.", tokens);
///     for (ByteSpan token : tokens.tokens) use(token.of(tokens.text));
///
/// Thread-safety: `tokenize` is const and reentrant. Cost: one pass; `out` is reused between calls.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna {

/// A tokeniser's own (possibly rewritten) text and the tokens in it, in order.
struct TokenizedText {
  std::string text;
  std::vector<ByteSpan> tokens;

  void clear() {
    text.clear();
    tokens.clear();
  }
  /// Appends one token made of `bytes`.
  void add(std::string_view bytes) {
    const std::size_t begin = text.size();
    text.append(bytes);
    tokens.push_back({begin, text.size()});
  }
};

class Tokenizer {
 public:
  Tokenizer() = default;
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;
  virtual ~Tokenizer() = default;

  /// The name that goes into a score's signature ("13a", "spm-<hash>"); changes exactly when tokens can change.
  [[nodiscard]] virtual std::string signature() const = 0;

  /// Whether no token has white space (that of Python's `str.split`) in it, so that nobody need split it again.
  [[nodiscard]] virtual bool tokens_have_no_space() const { return false; }

  /// Replaces `out` by the tokens of `text` (valid UTF-8).
  virtual void tokenize(std::string_view text, TokenizedText& out) const = 0;
};

}  // namespace lacuna
