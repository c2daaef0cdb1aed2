/// \file
/// The cells of an edit-distance table between two long texts that are worth computing. Internal to this floor.
///
///     EditCorridor corridor = find_corridor(reference, hypothesis, {.cells = 200'000'000});
///     // row x of the table: cells corridor.low[x] … corridor.high[x]
///
/// Thread-safe. Cost: n log n in the words; 8 bytes a word of the reference stay.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lacuna::align {

/// Nodes (x, y), 0 <= x <= reference words and 0 <= y <= hypothesis words, that are visited: low[x] <= y <= high[x].
/// Neither ever falls; node (0, 0) and the last one are in it.
struct EditCorridor {
  std::vector<std::uint32_t> low;
  std::vector<std::uint32_t> high;
};

struct CorridorLimits {
  std::size_t cells = 200'000'000;  ///< wanted in all; a corridor of `margin` may have more
  std::size_t margin = 256;         ///< cells on each side of the expected path, always
};

/// Everything.
[[nodiscard]] EditCorridor whole_corridor(std::size_t reference, std::size_t hypothesis);

/// A corridor around the longest chain of words and runs of three words that each text has once, in the same order in
/// both (the anchors of "patience" diff). Between two anchors it is as much wider on each side as they are apart, as
/// far as `limits.cells` allows: so it is narrow where the texts agree, and holds everything where they do not.
[[nodiscard]] EditCorridor find_corridor(std::span<const std::uint32_t> reference,
                                         std::span<const std::uint32_t> hypothesis, const CorridorLimits& limits);

}  // namespace lacuna::align
