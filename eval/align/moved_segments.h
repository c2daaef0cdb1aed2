/// \file
/// Segments that stand elsewhere in the translation. Internal to this floor.
///
/// The beads of a best path never cross, so a segment that the translator moved is left alone on both sides, or put
/// with another that was moved too. Here the segments without counterpart, and those of beads that their words speak
/// against, are aligned once more, among themselves, and joined where the evidence stands out among all that chance
/// could join.
#pragma once

#include <span>
#include <vector>

#include "eval/align/bead_evidence.h"
#include "eval/align/bead_search.h"
#include "eval/align/sentence_aligner.h"

namespace lacuna::align {

/// Replaces pairs of null beads by moved beads (`Bead::moved`), at the place of their source segment. `beads` hold
/// every segment once, null beads one segment each. `evidence` and the shapes are of all segments. Cost: linear in the
/// null beads, at most `kMostMoved` of a side being looked at together.
void join_moved(const BeadEvidence& evidence, std::span<const SegmentShape> source,
                std::span<const SegmentShape> target, double mean_log_ratio, const SentenceAlignerOptions& options,
                std::vector<Bead>& beads);

inline constexpr std::size_t kMostMoved = 600;

}  // namespace lacuna::align
