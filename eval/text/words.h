/// \file
/// Words of a segment (ICU, UAX #29; dictionaries for Chinese, Japanese, Thai …) with offsets and matching form.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

enum class WordKind : std::uint8_t {
  kWord,         ///< has a letter
  kNumber,       ///< digits, perhaps with separators ("1.234,5"), no letter
  kPunctuation,  ///< General_Category P
  kSymbol,       ///< anything else that is not white space
};

struct Word {
  ByteSpan span;  ///< in the text that was split
  WordKind kind = WordKind::kWord;
  bool capitalised = false;    ///< the first letter is upper or title case
  bool upper = false;          ///< at least two letters, all upper case
  bool inner_capital = false;  ///< a capital behind a small letter: "WebDAV", "iPhone"
  /// Matching form: `lower_nfc` of the bytes, with U+2019 as ' in words, without soft hyphens and other invisible
  /// joiners; the verb of "can't won't shan't" in full ("can", "will", "shall").
  std::string norm;
};

/// Splits text into words. The English clitics 's n't 'll 're 've 'm 'd (also with U+2019) are words of their own;
/// hyphens separate ("socio-economic" is three words: socio - economic); a Vietnamese syllable is a word. A full stop
/// glued to the next word is one of its own ("xong.Trong", "TS.Nguyễn", "TP.HCM"; not "config.yaml", "U.S").
/// Words do not overlap and cover every byte that is not white space (`is_space`).
/// Thread-safety: one object per thread. Cost: linear.
class WordSplitter {
 public:
  explicit WordSplitter(std::string_view language);
  WordSplitter(WordSplitter&&) noexcept;
  WordSplitter& operator=(WordSplitter&&) noexcept;
  WordSplitter(const WordSplitter&) = delete;
  WordSplitter& operator=(const WordSplitter&) = delete;
  ~WordSplitter();

  [[nodiscard]] std::vector<Word> split(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::text
