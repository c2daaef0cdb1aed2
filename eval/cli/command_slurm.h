/// \file
/// `lacuna slurm`: a corpus run as a job array.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback sets `context.exit_code`: 0, or 2 for bad input; of --status 1 while tasks
/// have not left their shard. `context` must outlive the parsing.
void add_slurm_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
