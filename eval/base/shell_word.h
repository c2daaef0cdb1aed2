/// \file
/// Words of a shell's command line.
#pragma once

#include <string>

namespace lacuna::base {

/// `word` as a POSIX shell reads it back: what could be more than a word is put in quotes.
[[nodiscard]] std::string shell_word(const std::string& word);

}  // namespace lacuna::base
