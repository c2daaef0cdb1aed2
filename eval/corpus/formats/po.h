/// \file
/// gettext PO as a bitext.
#pragma once

#include <span>
#include <vector>

#include "eval/corpus/formats/bitext_file.h"
#include "eval/corpus/splice.h"

namespace lacuna::corpus {

/// Errors: as `read_bitext`.
[[nodiscard]] Result<Bitext> parse_po(BitextFile file, const BitextOptions& options);

/// Notes put in as comments, those of earlier runs taken out, as changes of `Bitext::bytes`.
[[nodiscard]] std::vector<Splice> annotate_po(const Bitext& bitext, std::span<const UnitNote> notes);

}  // namespace lacuna::corpus
