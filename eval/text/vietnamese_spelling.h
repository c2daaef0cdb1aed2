/// \file
/// Vietnamese syllables that are spelt in two ways, made one.
#pragma once

#include <string>
#include <string_view>

namespace lacuna::text {

/// The syllable (lower case, NFC) with the mark of an open oa, oe, uy on its last letter ("hòa" → "hoà", "thủy" →
/// "thuỷ"), i for a lone y behind h, k, l, m, s, t ("kỹ" → "kĩ", "sỹ" → "sĩ") and y behind qu ("quí" → "quý"). Anything
/// else stays as it is.
[[nodiscard]] std::string vietnamese_spelling(std::string_view syllable);

}  // namespace lacuna::text
