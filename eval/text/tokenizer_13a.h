/// \file
/// mteval-v13a's tokeniser (NIST, WMT) as sacreBLEU's `13a` has it: four regular expressions, done in one pass.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// `sacrebleu/tokenizers/tokenizer_13a.py`: removes "<skipped>", undoes four entities, makes tokens of ASCII
/// punctuation other than ' - . and comma; of . and comma unless between digits (nearly: see the .cc); of a dash
/// after a digit; then splits at Python's white space. Thread-safety: const and reentrant. Cost: one pass over bytes.
class Tokenizer13a : public Tokenizer {
 public:
  [[nodiscard]] std::string signature() const override { return "13a"; }
  [[nodiscard]] bool tokens_have_no_space() const override { return true; }
  void tokenize(std::string_view text, TokenizedText& out) const override;
};

}  // namespace lacuna::text
