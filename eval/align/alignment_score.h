/// \file
/// How good an alignment is against gold beads: strict and lax precision, recall and F1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::align {

/// Segments of one bead, by number, in any order; either side may be empty.
struct BeadSides {
  std::vector<std::uint32_t> source;
  std::vector<std::uint32_t> target;
};

struct Agreement {
  std::size_t right_predicted = 0;
  std::size_t predicted = 0;
  std::size_t right_gold = 0;
  std::size_t gold = 0;

  /// Precision, recall and their harmonic mean; 0 when nothing was predicted or nothing is there to find.
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

struct AlignmentAgreement {
  Agreement strict;  ///< a bead is right if the other side has the identical bead
  Agreement lax;     ///< … or if some source segment and some target segment of it are in beads of the other side
                     ///  together
  Agreement null;    ///< beads with an empty side only, both ways; right if identical
};

/// As usual since Sennrich & Volk (2011), and as vecalign's score.py counts: precision over all predicted beads, null
/// beads included; recall over gold beads with two sides. Lax: a predicted bead counts as right when a pair of one of
/// its source and one of its target segments is in a gold bead; null beads always have to be identical.
[[nodiscard]] AlignmentAgreement evaluate_alignment(std::span<const BeadSides> gold,
                                                    std::span<const BeadSides> predicted);

}  // namespace lacuna::align
