/// \file
/// tercom's tokeniser (Snover et al. 2006) as sacreBLEU's class `TercomTokenizer` has it, without regular expressions.
#pragma once

#include <string>
#include <string_view>

#include "lacuna/scoring.h"
#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// Whether `asian_support` makes a token of the character when `normalized`: ideographs up to U+9FFF with their
/// radicals, strokes and compatibility forms, and the punctuation below. Hiragana and katakana it leaves together: the
/// expressions meant for them match at the beginning of a line only, where a space has been put.
[[nodiscard]] bool is_tercom_asian(char32_t code);

/// Whether `asian_support` drops the character when `no_punct`.
[[nodiscard]] bool is_tercom_asian_punctuation(char32_t code);

/// `sacrebleu/tokenizers/tokenizer_ter.py`, in this order: lower case unless `case_sensitive`; when `normalized`, 13a's
/// tokens of Western punctuation and 's at the end of a word, then with `asian_support` those of Asian characters; when
/// `no_punct`, . , ? : ; ! " ( ) are dropped (and Asian punctuation), which makes no two tokens of one nor one of two.
/// Splits at Python's white space. The signature does not name the options: TER's does.
/// Thread-safety: const and reentrant. Cost: one pass over bytes, another for each option that is set.
class TercomTokenizer : public Tokenizer {
 public:
  explicit TercomTokenizer(const TerOptions& options) : options_(options) {}

  [[nodiscard]] std::string signature() const override { return "tercom"; }
  void tokenize(std::string_view text, TokenizedText& out) const override;

 private:
  void normalize(TokenizedText& out) const;
  void drop_punctuation(TokenizedText& out) const;

  TerOptions options_;
};

}  // namespace lacuna::text
