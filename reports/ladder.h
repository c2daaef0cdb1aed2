/// \file
/// An alignment as a ladder: how far both documents have come after each bead. Internal to writers and evaluation.
#pragma once

#include <cstdint>
#include <vector>

#include "lacuna/align.h"

namespace lacuna::reports {

/// The first `source` and the first `target` segments correspond.
struct Rung {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  double confidence = 0.0;  ///< of the bead that begins here; at the end 0
};

/// From (0, 0) to the ends of both documents, never back: a moved bead stands in it as what has no counterpart, once
/// for its source and once for its target, with the confidence 0. O(segments).
[[nodiscard]] std::vector<Rung> ladder_of(const DocumentAlignment& alignment);

}  // namespace lacuna::reports
