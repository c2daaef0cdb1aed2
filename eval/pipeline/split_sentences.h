/// \file
/// Sentences that the other language has in one, and that the aligner left alone in part.
///
/// The aligner weighs words by a lexicon alone; coverage knows phrases, numbers, names and which words are spoken for.
/// A segment without a counterpart whose words render what a neighbouring bead leaves open, and are rendered by it, is
/// the rest of a sentence that the other language has in one: it joins that bead.
/// Cost: about a millisecond for each segment without a counterpart. Thread-safety: as of its arguments.
#pragma once

#include "eval/langpack/pack.h"
#include "eval/pipeline/aligned_pair.h"

namespace lacuna::pipeline {

/// Joins such segments in `pair.beads`; every segment stays in exactly one bead.
void join_split_sentences(AlignedPair& pair, const langpack::LanguagePack& pack);

}  // namespace lacuna::pipeline
