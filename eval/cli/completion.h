/// \file
/// Completion for shells, from the description that `--help` shows: commands, options, the words that an option may be,
/// files and folders where they are wanted.
///
///     Result<std::string> script = completion_script(tree, "bash");
///
/// A script holds everything it offers, so completing does not start the program. Thread-safety: free functions over
/// what they are given. Cost: linear in the size of the tree.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "eval/cli/command_tree.h"
#include "lacuna/result.h"

namespace lacuna::cli {

/// The shells: bash, zsh, fish.
[[nodiscard]] std::vector<std::string> completion_shells();

/// What the shell is to read: bash sources it, zsh finds it as `_lacuna` in its fpath or sources it, fish finds it as
/// `lacuna.fish`. Errors (kUsage): no such shell.
[[nodiscard]] Result<std::string> completion_script(const CommandNode& root, std::string_view shell);

/// In single quotes, as bash and zsh read them.
[[nodiscard]] std::string shell_quoted(std::string_view text);

[[nodiscard]] std::string bash_completion(const CommandNode& root);
[[nodiscard]] std::string zsh_completion(const CommandNode& root);
[[nodiscard]] std::string fish_completion(const CommandNode& root);

}  // namespace lacuna::cli
