/// \file
/// Classes of characters and short looks around that the segmenter's parts share. Positions are byte offsets at starts
/// of code points of valid UTF-8; every look is bounded, so that a pass over a text stays linear. Thread-safety:
/// reentrant.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna::text {

constexpr std::size_t kLookAhead = 300;    ///< bytes that a look beyond the next word may cover
constexpr std::size_t kLongestToken = 64;  ///< bytes of a word; what is longer is cut

[[nodiscard]] bool is_letter(char32_t code);
[[nodiscard]] bool is_digit(char32_t code);
[[nodiscard]] bool is_alphanumeric(char32_t code);
[[nodiscard]] bool is_lower(char32_t code);
[[nodiscard]] bool is_upper(char32_t code);
/// Letter, mark or digit.
[[nodiscard]] bool is_word_character(char32_t code);
/// Letter of a script that has no case and writes sounds, not syllables or words (Arabic, Devanagari, Thai; not Hangul,
/// kana, Han): alone before a full stop it stands for a word.
[[nodiscard]] bool is_caseless_alphabetic(char32_t code);
[[nodiscard]] bool is_ideograph_or_kana(char32_t code);
[[nodiscard]] bool is_hiragana(char32_t code);
[[nodiscard]] bool is_hangul(char32_t code);

/// "." and its small and wide forms, but not the ideographic "。".
[[nodiscard]] bool is_full_stop(char32_t code);
[[nodiscard]] bool is_ellipsis(char32_t code);
/// What can end a sentence: full stops, ellipses, and Sentence_Break=STerm of UAX #29 ("!", "?", "。", "।", "؟", "።",
/// …).
[[nodiscard]] bool is_terminator(char32_t code);
/// Terminators after which no space is written.
[[nodiscard]] bool is_wide_terminator(char32_t code);
/// Closing quotes and brackets.
[[nodiscard]] bool is_closer(char32_t code);
/// Opening quotes and brackets.
[[nodiscard]] bool is_opener(char32_t code);
/// “ « ‹ ‘: opening marks that close a quotation in other languages („…“, »…«).
[[nodiscard]] bool is_initial_quote(char32_t code);
[[nodiscard]] bool is_dash(char32_t code);
/// Commas, semicolons and colons: after a terminator they say that the sentence goes on.
[[nodiscard]] bool is_continuation(char32_t code);
[[nodiscard]] bool is_emoji(char32_t code);
/// LF, VT, FF, CR, NEL, LINE and PARAGRAPH SEPARATOR.
[[nodiscard]] bool is_line_break(char32_t code);

/// Offset behind the code point at `position`.
[[nodiscard]] std::size_t after(std::string_view text, std::size_t position);
/// As skip_space(), but looks at `kLookAhead` bytes at most.
[[nodiscard]] std::size_t skip_some_space(std::string_view text, std::size_t position);
/// The run of letters, marks, digits and inner ' ’ & - . that ends at `end`, not before `floor`.
[[nodiscard]] std::string_view token_before(std::string_view text, std::size_t end, std::size_t floor);
/// The run of letters, marks and digits that begins at `begin`.
[[nodiscard]] std::string_view word_at(std::string_view text, std::size_t begin, std::size_t end);
/// Whether the word that begins at `begin` is a name in lower case: "iPhone", "foo_bar", "config.yaml", "get()".
[[nodiscard]] bool is_lower_case_name(std::string_view text, std::size_t begin, std::size_t end);

[[nodiscard]] std::size_t count_characters(std::string_view word, bool (*predicate)(char32_t));
[[nodiscard]] bool is_number(std::string_view word);  ///< ASCII digits only
[[nodiscard]] bool is_roman(std::string_view word);   ///< letters of Roman numbers, in one case
/// One letter, with the marks on it.
[[nodiscard]] bool is_single_letter(std::string_view word);
/// "U.N", "т.д", "J.-P": single letters with full stops between them.
[[nodiscard]] bool is_dotted_letters(std::string_view token);

}  // namespace lacuna::text
