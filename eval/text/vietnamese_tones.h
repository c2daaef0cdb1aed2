/// \file
/// Where a Vietnamese syllable has its tone mark, and where it ought to.
///
///     if (const auto syllable = read_vietnamese_syllable("tòan")) use(syllable->right);  // "toàn"
///
/// Open oa, oe, uy are written in two ways, "hòa" (old) and "hoà" (new); both are right, in one text only one of them.
/// Thread-safety: pure functions. Cost: a few table look-ups; nothing is allocated for a word that is right.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lacuna::text {

enum class ToneStyle : std::uint8_t {
  kEither,  ///< the syllable is written alike in both
  kOld,     ///< "hòa", "khỏe", "thủy"
  kNew,     ///< "hoà", "khoẻ", "thuỷ"
};

struct VietnameseSyllable {
  ToneStyle style = ToneStyle::kEither;
  /// How it ought to be written when it is wrong: the mark on the wrong letter ("qúa", "tòan"), two letters of ươ half
  /// written ("nguời"); empty when it is right. In capitals where the word is.
  std::string right = {};
};

/// The word as one syllable of Vietnamese, by its letters (NFC); nothing when it cannot be one. A syllable that does
/// not exist but could is one.
[[nodiscard]] std::optional<VietnameseSyllable> read_vietnamese_syllable(std::string_view word);

/// The word in the other way of writing open oa, oe, uy; nothing for a word that is written alike in both.
[[nodiscard]] std::optional<std::string> in_tone_style(std::string_view word, ToneStyle style);

}  // namespace lacuna::text
