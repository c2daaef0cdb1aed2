/// \file
/// `lacuna gate`.
#pragma once

#include "eval/cli/context.h"

namespace CLI {
class App;
}

namespace lacuna::cli {

void add_gate_command(CLI::App& app, Context& context);

}  // namespace lacuna::cli
