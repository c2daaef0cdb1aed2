/// \file
/// `lacuna completion`: what a shell reads to complete the program's commands.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}  // namespace CLI

namespace lacuna::cli {

/// Adds the command to `app`, whose commands it describes when it is called; both must outlive the parsing.
void add_completion_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
