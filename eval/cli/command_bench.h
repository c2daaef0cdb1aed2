/// \file
/// `lacuna bench`: how good Lacuna is on somebody's own data.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`; it runs when the command line is parsed.
void add_bench_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
