#include "eval/cli/command_completion.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "eval/cli/command_tree.h"
#include "eval/cli/completion.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/value_words.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(The script goes to standard output. The Debian package has it in place already; elsewhere put it where the shell looks:
  bash  ~/.local/share/bash-completion/completions/lacuna, or source it in ~/.bashrc
  zsh   _lacuna in a folder of fpath, before compinit
  fish  ~/.config/fish/completions/lacuna.fish

Examples:
  lacuna completion bash > ~/.local/share/bash-completion/completions/lacuna
  lacuna completion zsh > ~/.zsh/functions/_lacuna
  lacuna completion fish > ~/.config/fish/completions/lacuna.fish)";

}  // namespace

void add_completion_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("completion", "Print what a shell needs to complete commands and options");
  command->footer(kFooter);
  const auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, "The shell")
      ->type_name("SHELL")
      ->required()
      ->check(CLI::IsMember(completion_shells()));
  command->callback([shell, &app, &context] {
    Result<std::string> script = completion_script(command_tree(app, value_words(context)), *shell);
    finish(script ? write_outputs({{"-", std::move(*script)}}, context) : Status(script.error()), context);
  });
}

}  // namespace lacuna::cli
