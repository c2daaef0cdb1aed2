/// \file
/// Forms of a string used for matching. Originals are never changed: callers keep byte offsets into them.
/// All of ICU; locale-independent; input is valid UTF-8; results are valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::text {

/// Unicode Normalization Form C (UAX #15).
[[nodiscard]] std::string nfc(std::string_view text);

/// NFC, then full lower-casing of the root locale: the matching form of a word.
[[nodiscard]] std::string lower_nfc(std::string_view text);

/// Lower case without marks, for names across languages: "Nguyễn" → "nguyen", "Đà" → "da", "Łódź" → "lodz".
/// Removes combining marks after NFD, and maps letters that do not decompose (đ ł ø æ œ ß ı …) to ASCII.
[[nodiscard]] std::string fold(std::string_view text);

}  // namespace lacuna::text
