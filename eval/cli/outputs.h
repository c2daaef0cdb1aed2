/// \file
/// What a command writes: files, or standard output.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "eval/cli/context.h"
#include "lacuna/result.h"

namespace lacuna::cli {

struct Output {
  std::string path;  ///< "-": standard output
  std::string bytes;
};

/// Whether outputs (paths; "-": standard output, empty: none) may be written: none of them is one of the inputs, which
/// would be lost, and no two are the same. Devices and pipes may be several. Called before the work. Errors (kUsage):
/// the first that may not.
[[nodiscard]] Status check_outputs(std::span<const std::string> inputs, std::span<const std::string> outputs);

/// Whether standard input ("-") is one of the inputs at most. Errors: kUsage.
[[nodiscard]] Status check_standard_input(std::span<const std::string> inputs);

/// Writes all of them or none: files are written beside their places first, and renamed when all are; then comes what
/// goes to standard output. Errors: kUsage as `check_outputs`; the first that cannot be written (kIo).
[[nodiscard]] Status write_outputs(const std::vector<Output>& outputs, Context& context);

/// Whether one of them goes to standard output, so that nothing else should.
[[nodiscard]] bool takes_stdout(const std::vector<Output>& outputs);

}  // namespace lacuna::cli
