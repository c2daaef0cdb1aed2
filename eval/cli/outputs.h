/// \file
/// What a command writes: files, or standard output.
#pragma once

#include <string>
#include <vector>

#include "eval/cli/context.h"
#include "lacuna/result.h"

namespace lacuna::cli {

struct Output {
  std::string path;  ///< "-": standard output
  std::string bytes;
};

/// Writes all of them, in order. Errors: the first of those that cannot be written (kIo); the others are.
[[nodiscard]] Status write_outputs(const std::vector<Output>& outputs, Context& context);

/// Whether one of them goes to standard output, so that nothing else should.
[[nodiscard]] bool takes_stdout(const std::vector<Output>& outputs);

}  // namespace lacuna::cli
