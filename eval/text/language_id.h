/// \file
/// Which language a text is in (CLD2).
///
///     const LanguageGuess guess = identify_language(text);
///     if (guess.reliable && guess.language != "en") …
///
/// Thread-safety: pure function. Cost: a few microseconds for a sentence. Same text, same answer.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::text {

struct LanguageGuess {
  std::string language = {};  ///< primary subtag (BCP 47), or "zh-Hant"; "" when nothing can be said
  double share = 0.0;         ///< of the text's letters that are in it, 0..1
  bool reliable = false;      ///< the identifier is sure of it
};

/// The most probable language of plain text (valid UTF-8), without hints.
[[nodiscard]] LanguageGuess identify_language(std::string_view text);

/// English name of a language by primary subtag ("vi" → "Vietnamese"); the subtag itself when it is not known.
[[nodiscard]] std::string language_name(std::string_view subtag);

}  // namespace lacuna::text
