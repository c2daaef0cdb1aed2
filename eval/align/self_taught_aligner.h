/// \file
/// Aligns documents for which there is no lexicon: the lexicon is learnt from the documents themselves.
///
///     std::vector<Bead> beads = align_self_taught(source, target, {}, parallel_for);
///
/// As hunalign's -realign does (Varga et al. 2005), the documents are first aligned by their lengths and by what both
/// share (numbers, names, cognates); a word aligner learns from the beads that this leaves no doubt about; the
/// documents are aligned again with its lexicon, and so on for a few rounds. Words that occur in one segment only
/// teach nothing: they would confirm whatever bead they stand in.
///
/// Thread-safety: a pure function; the same input gives the same beads, whatever `parallel_for` is. Cost: that of
/// `align_segments` for each round, and a few microseconds a word for each lexicon.
#pragma once

#include <span>
#include <vector>

#include "eval/align/sentence_aligner.h"
#include "eval/base/parallel.h"

namespace lacuna::align {

/// `SegmentFeatures::words` are hashes of words (`hashed_words`): the same number, the same word.
[[nodiscard]] std::vector<Bead> align_self_taught(std::span<const SegmentFeatures> source,
                                                  std::span<const SegmentFeatures> target,
                                                  const SentenceAlignerOptions& options,
                                                  const base::ParallelFor& parallel_for);

}  // namespace lacuna::align
