/// \file
/// Letters that look like others: a Cyrillic "а" in a Latin word, wide Latin outside East Asia, "Ð" (eth) for the
/// Vietnamese "Đ".
///
///     for (const Confusable& found : find_confusables("Mоscow", "en")) use(found.span, found.replacement);
///
/// The pairs are those of Unicode's confusables (UTS #39) that ordinary fonts draw alike. Thread-safety: pure
/// functions. Cost: linear; nothing is allocated for a text without such letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

enum class ConfusableKind : std::uint8_t {
  kMixedScripts,  ///< a word of one script with letters of another
  kOtherScript,   ///< a whole word of look-alikes of another script
  kWide,          ///< full-width Latin, digits and marks in a text that is not East Asian
  kLigature,      ///< "ﬁ" as one character
  kLatin,         ///< a wrong letter of the right script: "Ð" for "Đ", "ı" for "i"
};

struct Confusable {
  ByteSpan span;  ///< the word, or the characters where they are no word
  ConfusableKind kind = ConfusableKind::kMixedScripts;
  std::string replacement;  ///< the same with the letters that it ought to have
  char32_t letter = 0;      ///< the first wrong one
};

/// All of them, in order, not overlapping. `language` (BCP 47, may be empty) says what is at home there.
[[nodiscard]] std::vector<Confusable> find_confusables(std::string_view text, std::string_view language);

}  // namespace lacuna::text
