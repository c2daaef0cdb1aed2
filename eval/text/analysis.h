/// \file
/// The words, matching keys and numbers of a segment in one go: what alignment and coverage work on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/text/numbers.h"
#include "eval/text/stemmer.h"
#include "eval/text/words.h"

namespace lacuna::text {

/// The words of one text with their keys. Offsets are into the text that was analysed.
struct Analysis {
  std::vector<Word> words;
  std::vector<std::string> keys;       ///< one per word: the stem, the identity under which words match
  std::vector<NumberMention> numbers;  ///< in order
};

/// Characters (code points) of the words, in their matching form: the text without its white space.
[[nodiscard]] std::size_t count_characters(const Analysis& analysis);

/// Analyses texts of one language. Thread-safety: one object per thread.
class Analyzer {
 public:
  explicit Analyzer(std::string_view language) : language_(language), splitter_(language), stemmer_(language) {}

  [[nodiscard]] Analysis analyze(std::string_view text) const;
  /// Words and keys alone.
  [[nodiscard]] Analysis analyze_words(std::string_view text) const;
  /// The key of a word in matching form (`Word::norm`).
  [[nodiscard]] std::string key(std::string_view norm) const;
  [[nodiscard]] const std::string& language() const { return language_; }

 private:
  std::string language_;
  WordSplitter splitter_;
  Stemmer stemmer_;
};

}  // namespace lacuna::text
