/// \file
/// The words of a unit that its links leave open.
#pragma once

#include <cstdint>
#include <vector>

#include "eval/text/analysis.h"
#include "metrics/coverage.h"

namespace lacuna::pipeline {

/// Appends the words of `side` that nothing is linked to; `link_of` has one entry a word.
inline void add_spare_words(const text::Analysis& side, const std::vector<std::int32_t>& link_of,
                            text::Analysis& spare) {
  for (std::size_t i = 0; i < side.words.size(); ++i) {
    if (link_of[i] != metrics::kNoLink) continue;
    spare.words.push_back(side.words[i]);
    spare.keys.push_back(side.keys[i]);
  }
}

}  // namespace lacuna::pipeline
