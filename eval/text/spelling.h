/// \file
/// `Speller`: whether a word is one of its language, by the Hunspell dictionaries that are installed.
///
///     Result<std::shared_ptr<const Speller>> speller = Speller::open("en-GB", {"/usr/share/hunspell"});
///     if (!(*speller)->is_misspelt("recieve")) …
///     (*speller)->corrections("recieve").words.front();   // "receive"
///
/// Corrections are made here, by one slip of the keyboard, and looked up in the dictionary: Hunspell's own stop by the
/// clock, so that two runs may differ.
/// Thread-safety: shared by threads; Hunspell works under a lock, words once looked up are remembered and read without
/// it. Cost: opening, tens of milliseconds and megabytes; a word, about a microsecond the first time; corrections, some
/// milliseconds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::text {

struct Corrections {
  std::vector<std::string> words;  ///< the most likely first; at most 5
  bool certain = false;            ///< the first is what was meant, as far as one can tell without the context
};

class Speller {
 public:
  /// Opens the dictionaries (NAME.aff and NAME.dic) of a language that lie in `folders`; of two of the same name the
  /// first one. "en-GB" takes en_GB, or en; "en" takes en and every en_*: a word is right if any of them knows it.
  /// Where only American ones are there for
  /// "en", British forms will do, too. Errors: kIo, no dictionary, or one that cannot be read.
  [[nodiscard]] static Result<std::shared_ptr<const Speller>> open(std::string_view language,
                                                                   const std::vector<std::string>& folders);
  Speller(const Speller&) = delete;
  Speller& operator=(const Speller&) = delete;
  ~Speller();

  /// Whether no dictionary knows the word or a variant of it (`word_variants`; lower case or as written; valid UTF-8).
  /// False for what the dictionaries cannot judge: other scripts, characters that their encoding lacks, more than 100
  /// bytes.
  [[nodiscard]] bool is_misspelt(std::string_view word) const;

  /// Words of the dictionaries that are one slip away: two letters swapped, one wrong, one too many, one missing.
  [[nodiscard]] Corrections corrections(std::string_view word) const;

  /// Names of the dictionaries in use ("en_GB"), sorted.
  [[nodiscard]] const std::vector<std::string>& dictionaries() const;

 private:
  struct Impl;
  explicit Speller(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace lacuna::text
