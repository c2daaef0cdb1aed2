/// \file
/// Other spellings of a word that a dictionary may have in its place: the other tone placement of Vietnamese, the
/// American form of a British word, an English word without a common prefix or plural ending.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lacuna::text {

struct VariantOptions {
  bool british = false;  ///< British forms are as good as the American ones of the dictionary
};

/// Forms to look up when the dictionary of `language` (BCP 47) lacks `word` (matching form); any of them being there
/// makes the word a right one. Empty for most words. Pure; linear.
[[nodiscard]] std::vector<std::string> word_variants(std::string_view word, std::string_view language,
                                                     const VariantOptions& options = {});

}  // namespace lacuna::text
