/// \file
/// What shells offer for values that nothing holds an option to: checks, formats, test sets.
#pragma once

#include "eval/cli/command_tree.h"
#include "eval/cli/context.h"

namespace lacuna::cli {

/// By the names that help has for such values: CHECK, FORMAT, SET. Test sets are those whose manifests are found now;
/// where one cannot be read, none.
[[nodiscard]] ValueWords value_words(const Context& context);

}  // namespace lacuna::cli
