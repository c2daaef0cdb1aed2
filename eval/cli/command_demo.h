/// \file
/// `lacuna demo`: the sample document that comes with the program, checked.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}  // namespace CLI

namespace lacuna::cli {

/// Adds the command to `app`; `context` must outlive the parsing.
void add_demo_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
