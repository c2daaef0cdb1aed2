/// \file
/// Posteriors of a pair of sentences by the alignment model of a language pack, in both directions (Vogel, Ney &
/// Tillmann 1996): nothing is learnt from the pair.
#pragma once

#include <cstdint>
#include <span>

#include "eval/align/hmm_aligner.h"
#include "eval/langpack/pack.h"
#include "lacuna/word_alignment.h"

namespace lacuna::align {

/// `source` and `target` are ids of terms and words, `kUnknownWord` among them. `vouched`: places that something better
/// than the lexicon says are renderings (names alike). What the lexicon does not have is given a little of the word's
/// frequency, and more where the other word is unknown: an unknown word may render whatever is left over.
/// Thread-safe. Cost: O(places x kJumpSizes).
[[nodiscard]] PlacePosteriors pair_posteriors(std::span<const langpack::WordId> source,
                                              std::span<const langpack::WordId> target,
                                              std::span<const WordLink> vouched, const langpack::LanguagePack& pack);

}  // namespace lacuna::align
