/// \file
/// Which pack serves a language pair, and which languages two texts are in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/langpack/pack.h"
#include "lacuna/result.h"

namespace lacuna::langpack {

/// Reads the pack at `path`, or, when `path` is empty, the first one in `folders` for the language pair (an empty
/// language matches any; primary subtags are compared, so "en-GB" finds "en"). Errors (kPack): a pack of other
/// languages than named; none found, with the folders that were searched and the pairs they hold; or as `read_pack`.
[[nodiscard]] Result<LanguagePack> open_pack(const std::string& path, const std::vector<std::string>& folders,
                                             std::string_view source_language, std::string_view target_language);

/// Whether a pack's language is the one that is wanted; an empty wish takes any.
[[nodiscard]] bool serves_language(std::string_view wanted, std::string_view offered);

/// How well one side of a pack knows a text, by its words.
struct SideFit {
  double as_source = 0.0;  ///< share of the text's running words in the pack's source vocabulary, 0..1
  double as_target = 0.0;  ///< likewise, target vocabulary
};

/// Looks at the first 200,000 bytes at most.
[[nodiscard]] SideFit fit_sides(std::string_view text, const LanguagePack& pack);

/// "en" of "en-GB".
[[nodiscard]] std::string_view primary_language(std::string_view tag);

}  // namespace lacuna::langpack
