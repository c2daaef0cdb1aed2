/// \file
/// Which word of a sentence pair renders which: posteriors and best links of a trained model, and their symmetrisation.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "eval/align/word_aligner.h"
#include "lacuna/align.h"

namespace lacuna::align {

using Link = WordLink;

/// Probability a pair of words that the lexicon does not have is given, so that every output word can be explained.
inline constexpr float kUnseenProbability = 1e-9F;

/// p(output word j comes from input word i): row j of `output.size()` rows, each with `input.size() + 1` columns; the
/// last column is "from no word". Rows sum to one. O(inputs x outputs x log row).
[[nodiscard]] std::vector<float> alignment_posteriors(const WordAlignmentModel& model,
                                                      std::span<const langpack::WordId> input,
                                                      std::span<const langpack::WordId> output);

/// The most probable input word of each output word, where that is not "no word"; sorted. `reverse`: the model's
/// inputs are target words (it was trained with `reverse`).
[[nodiscard]] std::vector<Link> viterbi_links(const WordAlignmentModel& model, std::span<const langpack::WordId> source,
                                              std::span<const langpack::WordId> target, bool reverse);

/// Joins the links of both directions by grow-diag-final-and (Koehn, Och & Marcu 2003; as in the Moses toolkit):
/// starts from the links both have, adds neighbours (also diagonal) that one has while a word of theirs has no link,
/// then links of either direction whose words both have none. Inputs need not be sorted; the result is.
[[nodiscard]] std::vector<Link> grow_diag_final_and(std::span<const Link> forward, std::span<const Link> backward,
                                                    std::size_t source_words, std::size_t target_words);

}  // namespace lacuna::align
