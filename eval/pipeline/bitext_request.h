/// \file
/// The file that holds both languages, as a check request names it.
#pragma once

#include "eval/corpus/bitext.h"
#include "lacuna/check.h"

namespace lacuna::pipeline {

/// What the request says of the file. Errors: kUsage for a format that there is not.
[[nodiscard]] Result<corpus::BitextOptions> bitext_options(const CheckRequest& request);

/// Errors: as `corpus::read_bitext`; kUsage for a format that there is not.
[[nodiscard]] Result<corpus::Bitext> read_bitext(const CheckRequest& request);

}  // namespace lacuna::pipeline
