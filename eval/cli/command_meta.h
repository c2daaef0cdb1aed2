/// \file
/// `lacuna meta`: how well metrics agree with people.
#pragma once

#include "eval/cli/context.h"

namespace CLI {  // NOLINT(readability-identifier-naming): its own name
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback writes the report, messages to `context.err`, and sets
/// `context.exit_code`: 0, or 2 for bad input. `context` must outlive the parsing.
void add_meta_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
