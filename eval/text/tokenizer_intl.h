/// \file
/// mteval-v14's international tokeniser as sacreBLEU's `intl` has it: three regular expressions over Unicode's general
/// categories, done in one pass.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lacuna/tokenizer.h"

namespace lacuna::text {

/// What the tokeniser sees in a character.
enum class IntlClass : std::uint8_t {
  kOther,
  kSpace,        ///< Python's white space
  kNumber,       ///< \p{N}
  kPunctuation,  ///< \p{P}
  kSymbol,       ///< \p{S}
};

/// Class of a code point in Unicode 15.0, the version of the `regex` module that the recorded results of
/// sacreBLEU 2.6.0 were made with: characters that a later version added count as `kOther`, however new the ICU at
/// hand.
[[nodiscard]] IntlClass intl_class(char32_t code);

/// `sacrebleu/tokenizers/tokenizer_intl.py`: makes tokens of symbols, and of punctuation unless it stands between two
/// numbers (nearly: see the .cc; not at the beginning, and at the end not after a number), then splits at Python's
/// white space. Thread-safety: const and reentrant. Cost: one pass over bytes; the first call fills a table of 128 KiB.
class TokenizerIntl : public Tokenizer {
 public:
  [[nodiscard]] std::string signature() const override { return "intl"; }
  [[nodiscard]] bool tokens_have_no_space() const override { return true; }
  void tokenize(std::string_view text, TokenizedText& out) const override;
};

}  // namespace lacuna::text
