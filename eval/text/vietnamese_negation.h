/// \file
/// What "không", "chẳng", "chưa" and "đừng" do where they stand: for `denials`.
///
/// Thread-safety: pure functions. Cost: a few words around the one asked for.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "eval/text/words.h"

namespace lacuna::text {

/// Whether word `i` surely negates a statement: see `sure_negations`.
[[nodiscard]] bool is_vietnamese_negation(std::string_view text, const std::vector<Word>& words, std::size_t i);

/// Whether it negates something, which may well be said without a negation elsewhere ("không hợp lệ": invalid).
[[nodiscard]] bool is_likely_vietnamese_negation(std::string_view text, const std::vector<Word>& words, std::size_t i);

/// Whether a word that looks like a sign of denial is a part of another word, of a question or of an idiom.
[[nodiscard]] bool is_no_vietnamese_sign(std::string_view text, const std::vector<Word>& words, std::size_t i);

/// "nếu không thì …", "nếu không, …": otherwise.
[[nodiscard]] bool is_vietnamese_otherwise(const std::vector<Word>& words, std::size_t i);

}  // namespace lacuna::text
