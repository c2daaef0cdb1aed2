/// \file
/// The pairs of words that ever meet in a bitext, found once: what lexicons are estimated over.
///
///     Cooccurrence table(bitext, sources, targets, parallel_for);
///     for (std::uint32_t entry : table.entries_of(pair)) …   // one for each place (source i, target j), j fastest
///
/// Entries are numbered by source word, then target word, so one array per quantity (probability, count) does for both
/// directions. Memory: 4 bytes per place (source length x target length, summed over the pairs) and 4 per entry.
/// Processes that share a bitext have the same entries, and each the places of the pairs that it works on.
/// Thread-safety: immutable after construction. The numbering depends on the bitext only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "eval/align/bitext.h"
#include "eval/base/parallel.h"
#include "eval/langpack/vocabulary.h"

namespace lacuna::align {

/// Pairs [begin, end) of a bitext.
struct PairRange {
  std::size_t begin = 0;
  std::size_t end = std::numeric_limits<std::size_t>::max();
  [[nodiscard]] bool has(std::size_t pair) const { return begin <= pair && pair < end; }
};

class Cooccurrence {
 public:
  /// Every id of `bitext` is below `sources` or `targets`. Pairs outside `kept`, with an empty side, or with a weight
  /// that is not positive have no places.
  Cooccurrence(const Bitext& bitext, std::size_t sources, std::size_t targets, const base::ParallelFor& parallel_for,
               PairRange kept = {});

  [[nodiscard]] std::size_t entries() const { return target_of_.size(); }
  [[nodiscard]] std::size_t sources() const { return row_begin_.size() - 1; }
  /// Entries [row_begin(s), row_begin(s + 1)) are those of source word s.
  [[nodiscard]] std::size_t row_begin(std::size_t source) const { return row_begin_[source]; }
  [[nodiscard]] langpack::WordId target_of(std::size_t entry) const { return target_of_[entry]; }
  /// Entries of the places of a pair: row i of the source has target-length columns; empty for a pair without places.
  [[nodiscard]] std::span<const std::uint32_t> entries_of(std::size_t pair) const {
    return std::span(entry_).subspan(place_begin_[pair], place_begin_[pair + 1] - place_begin_[pair]);
  }

 private:
  std::vector<std::size_t> row_begin_;
  std::vector<langpack::WordId> target_of_;
  std::vector<std::size_t> place_begin_;
  std::vector<std::uint32_t> entry_;
};

}  // namespace lacuna::align
