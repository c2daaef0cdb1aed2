/// \file
/// `lacuna map`: a part of a corpus to a shard.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callbacks set `context.exit_code`: 0, or 2 for bad input. `context` must outlive the
/// parsing.
void add_map_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
