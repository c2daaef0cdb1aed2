/// \file
/// `lacuna check`: what did the translation leave out?
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback sets `context.exit_code`: 0; 1 for more findings than `--max-findings`; 2
/// for bad input. `context` must outlive the parsing.
void add_check_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
