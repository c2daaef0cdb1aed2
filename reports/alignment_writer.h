/// \file
/// An alignment of documents as bytes, in the formats of `lacuna align`.
///
///     std::string bytes = reports::to_alignment_json(alignment);
///
/// Writers compute nothing. Thread-safe; O(size of the alignment).
#pragma once

#include <string>

#include "lacuna/align.h"
#include "lacuna/result.h"

namespace lacuna::reports {

/// A line "source TAB target TAB confidence" for each bead, in their order. A side is `AlignedDocument::text`, empty
/// for a bead without it; the confidence has four digits after the point. It is what hunalign writes with -text, but
/// that a space instead of " ~~~ " stands between segments.
[[nodiscard]] std::string to_alignment_tsv(const DocumentAlignment& alignment);

/// hunalign's ladder (Varga et al. 2005, "Ladder format of alignments" in its manual): a line "n TAB m TAB confidence"
/// for each bead and one for the end, which says that the first n segments of the source and the first m of the target
/// correspond; the confidence is that of the bead that begins there (0 at the end). Numbers are those of
/// `AlignedSegment::number`. A ladder cannot cross: a moved bead stands in it as what has no counterpart, once for its
/// source and once for its target, with the confidence 0.
[[nodiscard]] std::string to_alignment_ladder(const DocumentAlignment& alignment);

/// vecalign's format (Thompson & Koehn 2019): a line "[0, 1]:[2]:0.012345" for each bead, with the numbers of the
/// source and target segments and a cost, as there: lower is better. The cost is 1 - confidence.
[[nodiscard]] std::string to_alignment_vecalign(const DocumentAlignment& alignment);

/// One JSON document, with two spaces of indent and a final newline. Shape: reports/schema/alignment.schema.json.
[[nodiscard]] std::string to_alignment_json(const DocumentAlignment& alignment);

/// A translation memory in TMX 1.4b with a translation unit for each bead that has two sides; its confidence is in a
/// <prop type="x-confidence">. Segments are `AlignedDocument::text`; characters that XML 1.0 cannot hold are
/// replaced: controls by their pictures (U+2400 …), U+FFFE and U+FFFF by U+FFFD. Error: kUsage when a language is not
/// known, or both are the same: in a translation memory the languages say which side is which.
[[nodiscard]] Result<std::string> to_alignment_tmx(const DocumentAlignment& alignment);

}  // namespace lacuna::reports
