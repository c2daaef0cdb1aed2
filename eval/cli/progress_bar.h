/// \file
/// The progress bar of long commands, and the common end of every command.
#pragma once

#include <memory>

#include "eval/cli/context.h"
#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// A bar on `context.err` when that is a terminal and `quiet` is false; otherwise something that says nothing. A last
/// `update("", 0, 0)` clears the line.
[[nodiscard]] std::unique_ptr<Progress> make_progress(Context& context, bool quiet);

/// Prints the error of a command that failed and sets the exit code 2.
void finish(const Status& status, Context& context);

}  // namespace lacuna::cli
