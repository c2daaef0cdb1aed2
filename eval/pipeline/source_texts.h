/// \file
/// The files that findings are in, read again for reports that tell lines and columns.
#pragma once

#include <string>
#include <vector>

#include "reports/gate/gate_writers.h"

namespace lacuna::pipeline {

/// The texts of files, UTF-16 decoded, each path once, in order; of what is packed only that it is. Left out are
/// standard input, pipes, and what cannot be read. Cost: that of reading.
[[nodiscard]] std::vector<reports::SourceText> read_source_texts(const std::vector<std::string>& paths);

}  // namespace lacuna::pipeline
