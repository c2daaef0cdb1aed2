/// \file
/// sacreBLEU's `zh` tokeniser: Chinese characters one by one, the rest nearly as 13a, done in one pass.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// Whether sacreBLEU takes the character for Chinese: ideographs of the first versions of Unicode, full-width forms,
/// punctuation, radicals, strokes. Two of its ranges are written with four hexadecimal digits too few and so name other
/// characters than meant: U+2001..U+2A6D and U+2F81..U+2FA1 are in, ideographs above U+FFFF are not.
[[nodiscard]] bool is_zh_character(char32_t code);

/// `sacrebleu/tokenizers/tokenizer_zh.py`: strips the line, makes a token of every Chinese character, of ASCII
/// punctuation other than ' - . and comma; of . and comma unless between digits, at the beginning or at the end
/// (nearly: see the .cc); of a dash after a digit; then splits at Python's white space. Entities stay as they are.
/// Thread-safety: const and reentrant. Cost: one pass over bytes.
class TokenizerZh : public Tokenizer {
 public:
  [[nodiscard]] std::string signature() const override { return "zh"; }
  [[nodiscard]] bool tokens_have_no_space() const override { return true; }
  void tokenize(std::string_view text, TokenizedText& out) const override;
};

}  // namespace lacuna::text
