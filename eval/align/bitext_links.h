/// \file
/// The words of every pair of a bitext that render each other: aligners trained on several views of the same words, and
/// the links that they agree on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "eval/align/bitext.h"
#include "eval/align/hmm_aligner.h"
#include "eval/align/word_links.h"
#include "eval/base/parallel.h"
#include "lacuna/progress.h"
#include "lacuna/word_alignment.h"

namespace lacuna::align {

/// One view: the bitext with its words reduced to classes (stems, first letters). All views have the same places.
struct BitextView {
  Bitext bitext;
  std::size_t sources = 0;  ///< size of the vocabulary
  std::size_t targets = 0;
};

/// What the directions think of a place, on average over the views.
struct PlaceOpinion {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  float forward = 0.0F;   ///< P(the target word comes from this source word)
  float backward = 0.0F;  ///< P(the source word comes from this target word)
};

/// Links of a pair from its opinions, sorted. `opinions` are sorted by source, then target. `kPosterior` takes the
/// places whose geometric mean of both posteriors is above `threshold`; the others join the most probable links of both
/// directions.
[[nodiscard]] std::vector<Link> symmetrize(std::span<const PlaceOpinion> opinions, std::size_t source_words,
                                           std::size_t target_words, Symmetrization method, double threshold);

/// Trains one aligner a view, one after the other, and links every pair. A view is emptied once it is used. One list of
/// links a pair, sorted; none for a pair that is skipped (see `HmmAligner`).
[[nodiscard]] std::vector<std::vector<Link>> link_bitext(std::vector<BitextView> views, Symmetrization method,
                                                         double threshold, const HmmAlignerOptions& options,
                                                         const base::ParallelFor& parallel_for, Progress* progress);

}  // namespace lacuna::align
