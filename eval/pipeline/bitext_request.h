/// \file
/// The file that holds both languages, as a check request names it.
#pragma once

#include "eval/corpus/bitext.h"
#include "lacuna/check.h"

namespace lacuna::pipeline {

/// Errors: as `corpus::read_bitext`; kUsage for a format that there is not.
[[nodiscard]] Result<corpus::Bitext> read_bitext(const CheckRequest& request);

}  // namespace lacuna::pipeline
