/// \file
/// What every command that checks texts asks: languages, packs, checks, the project's rules.
#pragma once

#include <string>

#include "eval/cli/context.h"
#include "lacuna/check.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

struct CheckOptions {
  CheckRequest request;
  std::string config;  ///< the project's settings; empty: lacuna.json here
  bool no_config = false;
};

/// Adds the options of texts that are given in lines or in a table, and of what is looked for.
void add_check_options(CLI::App& command, CheckOptions& options, const Context& context);

/// The request with what only the program can know: where it runs, and when.
[[nodiscard]] CheckRequest request_of(const CheckOptions& options, const Context& context);

}  // namespace lacuna::cli
