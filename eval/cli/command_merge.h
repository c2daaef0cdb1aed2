/// \file
/// `lacuna merge`: shards to a report.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callback sets `context.exit_code`: 0; 1 for more findings than `--max-findings`; 2
/// for bad input, and for shards that are not the whole. `context` must outlive the parsing.
void add_merge_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
