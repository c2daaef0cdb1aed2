/// \file
/// `lacuna report`: runs of `lacuna check` that were saved, in any format.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback sets `context.exit_code`: 0, or 2 for bad input. `context` must outlive the
/// parsing.
void add_report_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
