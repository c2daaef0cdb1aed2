/// \file
/// What the program takes from its surroundings; the library takes nothing.
#pragma once

#include <string>
#include <vector>

#include "eval/cli/context.h"

namespace lacuna::cli {

/// The folders or files that an environment variable lists, with colons between them.
[[nodiscard]] std::vector<std::string> listed_in(const char* variable);

/// Fills in the terminal's abilities, the folders where things are looked for, how downloads behave, and the day.
void read_environment(Context& context);

}  // namespace lacuna::cli
