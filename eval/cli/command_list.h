/// \file
/// `lacuna list`: what this program knows.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`; `context` must outlive the parsing.
void add_list_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
