/// \file
/// Scripts: letters that a language is not written in.
///
///     for (const ScriptRun& run : foreign_scripts("Xin chào мир", "vi")) use(run.name);  // Cyrillic
///
/// Thread-safety: pure functions. Cost: linear; text in Latin letters costs a scan of its bytes.
#pragma once

#include <string_view>
#include <vector>

#include "lacuna/span.h"

namespace lacuna::text {

struct ScriptRun {
  ByteSpan span;          ///< letters of one script in a row, with the spaces and marks between them
  std::string_view name;  ///< "Cyrillic"; lives for ever
  std::size_t letters = 0;
};

/// Runs of letters in scripts that `language` (BCP 47) is not written in. Latin letters are at home everywhere; in a
/// word with Latin letters, those of another script are left out (they are a matter of look-alikes), and so are single
/// letters, as in formulas ("α", "µm"). Nothing for a language of unknown script.
[[nodiscard]] std::vector<ScriptRun> foreign_scripts(std::string_view text, std::string_view language);

}  // namespace lacuna::text
