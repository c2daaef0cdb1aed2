#include "eval/cli/completion.h"

#include <array>
#include <utility>

namespace lacuna::cli {
namespace {

using Writer = std::string (*)(const CommandNode&);
constexpr std::array<std::pair<std::string_view, Writer>, 3> kShells = {
    {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}}};

}  // namespace

std::vector<std::string> completion_shells() {
  std::vector<std::string> names;
  names.reserve(kShells.size());
  for (const auto& [name, write] : kShells) names.emplace_back(name);
  return names;
}

Result<std::string> completion_script(const CommandNode& root, std::string_view shell) {
  for (const auto& [name, write] : kShells) {
    if (name == shell) return write(root);
  }
  return Error{.code = ErrorCode::kUsage,
               .message = "no completion for this shell; there is one for bash, zsh and fish"};
}

std::string shell_quoted(std::string_view text) {
  std::string shell = "'";
  for (const char c : text) {
    if (c == '\'') {
      shell += "'\\''";
    } else {
      shell += c;
    }
  }
  return shell + "'";
}

}  // namespace lacuna::cli
