/// \file
/// sacreBLEU's `none` and `char` tokenisers.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// Words between Python's white space. Thread-safety: const and reentrant. Cost: one pass.
class TokenizerNone : public Tokenizer {
 public:
  [[nodiscard]] std::string signature() const override { return "none"; }
  [[nodiscard]] bool tokens_have_no_space() const override { return true; }
  void tokenize(std::string_view text, TokenizedText& out) const override;
};

/// Every character (code point) that is not Python's white space. Thread-safety: const and reentrant. Cost: one pass.
class TokenizerChar : public Tokenizer {
 public:
  [[nodiscard]] std::string signature() const override { return "char"; }
  [[nodiscard]] bool tokens_have_no_space() const override { return true; }
  void tokenize(std::string_view text, TokenizedText& out) const override;
};

}  // namespace lacuna::text
