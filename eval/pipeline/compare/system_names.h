/// \file
/// What the systems of a comparison are called.
#pragma once

#include <string>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::pipeline {

/// The short names of two or more files (`base::short_names`). Errors: kUsage for fewer than two paths, and for a path
/// that is there twice.
[[nodiscard]] Result<std::vector<std::string>> system_names(const std::vector<std::string>& paths);

}  // namespace lacuna::pipeline
