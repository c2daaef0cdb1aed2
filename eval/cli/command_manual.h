/// \file
/// `lacuna manual`: manual pages, and the command line as data. Not in the help: the installation has the pages.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}  // namespace CLI

namespace lacuna::cli {

/// Adds the command to `app`, whose commands it describes when it is called; both must outlive the parsing.
void add_manual_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
