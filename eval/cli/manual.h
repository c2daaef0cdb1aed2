/// \file
/// Manual pages in roff (man macros), from the description that `--help` shows: one for the program, one for each verb.
///
///     for (const CommandNode* command : all_commands(tree)) write(manual_name(*command), manual_page(tree, *command));
///
/// Thread-safety: free functions over what they are given. Cost: linear in what is written.
#pragma once

#include <string>

#include "eval/cli/command_tree.h"

namespace lacuna::cli {

/// "lacuna-list-checks.1".
[[nodiscard]] std::string manual_name(const CommandNode& command);

/// The page of a command of the tree `root`, dated by the commit it was built from.
[[nodiscard]] std::string manual_page(const CommandNode& root, const CommandNode& command);

}  // namespace lacuna::cli
