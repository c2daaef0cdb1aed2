/// \file
/// Mojibake: UTF-8 that was read as Windows-1252 or Latin-1, once or several times ("Ã©", "â€™", "Ä‘").
///
///     for (const Mojibake& found : find_mojibake("Tiáº¿ng Viá»‡t")) use(found.span, found.repaired);  // Tiếng Việt
///
/// Thread-safety: pure functions. Cost: linear; nothing is allocated for a text without a suspicious letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

struct Mojibake {
  ByteSpan span;         ///< in the text
  std::string repaired;  ///< what it was; empty where bytes were lost, so that it cannot be said
};

/// Runs of characters that are the bytes of UTF-8 of a likely letter or mark, in order. Runs that touch are one. What
/// good text has by chance ("CAFÉ”", "« liberté »") is none.
[[nodiscard]] std::vector<Mojibake> find_mojibake(std::string_view text);

}  // namespace lacuna::text
