/// \file
/// Words that good text has twice in a row. By language; words are in matching form (`text::Word::norm`).
///
/// Thread-safety: pure functions.
#pragma once

#include <string_view>

namespace lacuna::metrics {

/// Whether the word may stand twice: by grammar ("had had", "nous nous"), for emphasis ("very very", "từ từ"), or
/// because the language doubles words freely (Chinese, Indonesian, Turkish, …).
[[nodiscard]] bool may_be_doubled(std::string_view word, std::string_view language);

/// Whether the language writes its words in syllables, so that two alike may belong to two words: "tình báo báo cáo".
[[nodiscard]] bool joins_syllables(std::string_view language);

/// Whether the Vietnamese syllable is nearly always a word of its own, so that twice is a slip: "của của".
[[nodiscard]] bool is_word_alone(std::string_view syllable);

/// Whether the word is called out any number of times: "ha", "no", "bla".
[[nodiscard]] bool is_exclamation(std::string_view word);

/// Whether the word joins copies of another: "again and again and again".
[[nodiscard]] bool links_copies(std::string_view word);

}  // namespace lacuna::metrics
