/// \file
/// `lacuna corpora`: public test sets.
#pragma once

#include "eval/cli/context.h"

namespace CLI {  // NOLINT(readability-identifier-naming): its own name
class App;
}

namespace lacuna::cli {

/// Adds the command to `app`. Its callbacks print to `context.out`, messages to `context.err`, and set
/// `context.exit_code`: 0, or 2 for what cannot be had. `context` must outlive the parsing.
void add_corpora_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
