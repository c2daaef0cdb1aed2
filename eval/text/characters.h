/// \file
/// Classes of characters that the text floor shares.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lacuna::text {

/// Unicode white space, and the two invisible characters that stand for it in web text: U+200B and U+FEFF.
[[nodiscard]] bool is_space(char32_t code);

/// Code point that begins at `position` of valid UTF-8; U+0000 at the end.
[[nodiscard]] char32_t code_point_at(std::string_view text, std::size_t position);

/// Start of the code point that ends at `position` (> 0) of valid UTF-8.
[[nodiscard]] std::size_t previous_start(std::string_view text, std::size_t position);

/// First offset >= `position` that is not white space, or the end.
[[nodiscard]] std::size_t skip_space(std::string_view text, std::size_t position);

/// End of the text before the white space that ends at `position`, not below `floor`.
[[nodiscard]] std::size_t trim_space(std::string_view text, std::size_t position, std::size_t floor);

/// `word` without the punctuation (General_Category P) before and after it; all of it when nothing else is there.
[[nodiscard]] std::string_view trim_punctuation(std::string_view word);

/// The word with a capital in front: "ước" → "Ước".
[[nodiscard]] std::string with_initial_capital(std::string_view word);

/// The primary subtag of a BCP 47 tag in lower case: "en-US" → "en".
[[nodiscard]] std::string primary_subtag(std::string_view tag);

}  // namespace lacuna::text
