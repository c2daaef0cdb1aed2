/// \file
/// Which word of a sentence pair renders which: links of both directions made one set.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "lacuna/word_alignment.h"

namespace lacuna::align {

using Link = WordLink;

/// Joins the links of both directions by grow-diag-final-and (Koehn, Och & Marcu 2003; as in the Moses toolkit):
/// starts from the links both have, adds neighbours (also diagonal) that one has while a word of theirs has no link,
/// then links of either direction whose words both have none. Inputs need not be sorted; the result is.
[[nodiscard]] std::vector<Link> grow_diag_final_and(std::span<const Link> forward, std::span<const Link> backward,
                                                    std::size_t source_words, std::size_t target_words);

}  // namespace lacuna::align
