/// \file
/// `lacuna compare`: systems on the same texts.
#pragma once

#include "eval/cli/context.h"

namespace CLI {  // NOLINT(readability-identifier-naming): its own name
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback writes the comparison, messages to `context.err`, and sets
/// `context.exit_code`: 0, or 2 for bad input. `context` must outlive the parsing.
void add_compare_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
