/// \file
/// `lacuna history`: the runs of a project's gates.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback sets `context.exit_code`: 0, or 2 for bad input. `context` must outlive the
/// parsing.
void add_history_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
