/// \file
/// TMX 1.4 as a bitext.
#pragma once

#include <span>
#include <vector>

#include "eval/corpus/formats/bitext_file.h"
#include "eval/corpus/splice.h"

namespace lacuna::corpus {

/// White space of a <seg> is text as it stands. Languages are chosen as `TmxUnits` does. Errors: as `read_bitext`.
[[nodiscard]] Result<Bitext> parse_tmx(BitextFile file, const BitextOptions& options);

/// Notes put in as `<prop type="x-lacuna">`, those of earlier runs taken out, as changes of `Bitext::bytes`.
[[nodiscard]] std::vector<Splice> annotate_tmx(const Bitext& bitext, std::span<const UnitNote> notes);

}  // namespace lacuna::corpus
