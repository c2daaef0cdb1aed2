/// \file
/// XLIFF 1.2 and 2.x as a bitext.
#pragma once

#include <span>
#include <vector>

#include "eval/corpus/formats/bitext_file.h"
#include "eval/corpus/splice.h"

namespace lacuna::corpus {

/// A unit for every segment; where <seg-source> or the target has none, for the <trans-unit>. White space is text but
/// for indented line breaks where xml:space is not "preserve" (`WhiteSpace::kLayout`). Sub-flows, <alt-trans>, modules
/// and deletions that Trados tracks are not read. A state of "new", "needs-…" or "initial" with a target, a guess by
/// its qualifier, and what Trados, memoQ and Phrase call a draft are `kNeedsReview`; approved="yes" overrules the first
/// two. Errors: as `read_bitext`.
[[nodiscard]] Result<Bitext> parse_xliff(BitextFile file, const BitextOptions& options);

/// Notes put in as `<note>`, those of earlier runs taken out, as changes of `Bitext::bytes`.
[[nodiscard]] std::vector<Splice> annotate_xliff(const Bitext& bitext, std::span<const UnitNote> notes);

}  // namespace lacuna::corpus
