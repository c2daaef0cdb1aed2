/// \file
/// TMX 1.4 as a bitext.
#pragma once

#include "eval/corpus/formats/bitext_file.h"

namespace lacuna::corpus {

/// Errors: as `read_bitext`.
[[nodiscard]] Result<Bitext> parse_tmx(BitextFile file, const BitextOptions& options);

}  // namespace lacuna::corpus
