/// \file
/// Gold alignments of documents, in the format of vecalign or as a ladder of hunalign.
///
///     Result<AlignmentGold> gold = read_alignment_gold("dev.defr", 600, 620);
///     if (!gold) return gold.error();
///     for (const GoldBead& bead : gold->beads) use(bead.source, bead.target);
///
/// Cost: the file is read whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::corpus {

/// Numbers of the segments (or lines) of one bead, from 0; a side may be empty.
struct GoldBead {
  std::vector<std::uint32_t> source;
  std::vector<std::uint32_t> target;

  friend bool operator==(const GoldBead&, const GoldBead&) = default;
};

/// The first `source` and the first `target` segments correspond.
struct GoldRung {
  std::uint32_t source = 0;
  std::uint32_t target = 0;

  friend bool operator==(const GoldRung&, const GoldRung&) = default;
};

struct AlignmentGold {
  std::vector<GoldBead> beads;  ///< in the file's order
  std::vector<GoldRung> rungs;  ///< of a ladder, as they stand in the file; else empty
};

/// Reads gold. Blank lines count for nothing. The format is told from the first line that has something
/// on it:
/// - "[0, 1]:[2]", vecalign's (Thompson & Koehn 2019), with or without a third column ":SCORE";
/// - "N TAB M", hunalign's ladder (Varga et al. 2005), with or without a third column: a rung says that the first N
///   segments of the source and the first M of the target correspond, so two rungs that follow each other enclose a
///   bead. The rungs (0, 0) and (`source_count`, `target_count`) need not be there.
/// `source_count` and `target_count` are the numbers of segments of the documents, one more than the highest number.
/// Errors: as `base::read_text_file`; kFormat, with line and byte, for another format, for a number that is not below
/// its count (in a ladder: is above it), for a number that stands twice on one side, for rungs that go back; for a file
/// without beads.
[[nodiscard]] Result<AlignmentGold> read_alignment_gold(const std::string& path, std::uint32_t source_count,
                                                        std::uint32_t target_count);

/// The same from `text`, which is valid UTF-8; `path` is for messages only.
[[nodiscard]] Result<AlignmentGold> parse_alignment_gold(const std::string& path, std::string_view text,
                                                         std::uint32_t source_count, std::uint32_t target_count);

}  // namespace lacuna::corpus
