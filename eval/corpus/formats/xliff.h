/// \file
/// XLIFF 1.2 and 2.x as a bitext.
#pragma once

#include "eval/corpus/formats/bitext_file.h"

namespace lacuna::corpus {

/// Errors: as `read_bitext`.
[[nodiscard]] Result<Bitext> parse_xliff(BitextFile file, const BitextOptions& options);

}  // namespace lacuna::corpus
