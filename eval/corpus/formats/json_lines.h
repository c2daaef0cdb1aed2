/// \file
/// JSON Lines as a bitext.
#pragma once

#include "eval/corpus/formats/bitext_file.h"

namespace lacuna::corpus {

/// Errors: as `read_bitext`.
[[nodiscard]] Result<Bitext> parse_json_lines(BitextFile file, const BitextOptions& options);

}  // namespace lacuna::corpus
