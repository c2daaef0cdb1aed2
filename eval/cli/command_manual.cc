#include "eval/cli/command_manual.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/cli/command_tree.h"
#include "eval/cli/manual.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/value_words.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter = R"(Examples:
  lacuna manual check | man -l -
  lacuna manual --output-dir man1
  lacuna manual --json)";

struct ManualArguments {
  std::vector<std::string> verbs;
  std::string folder;
  bool json = false;
};

Status run(const ManualArguments& arguments, const CommandNode& root, Context& context) {
  if (arguments.json) return write_outputs({{"-", command_json(root) + "\n"}}, context);
  const std::vector<const CommandNode*> commands = all_commands(root);
  if (arguments.folder.empty()) {
    const auto command = std::find_if(commands.begin(), commands.end(),
                                      [&](const CommandNode* node) { return node->path == arguments.verbs; });
    if (command == commands.end()) return Error{.code = ErrorCode::kUsage, .message = "there is no such command"};
    return write_outputs({{"-", manual_page(root, **command)}}, context);
  }
  std::error_code code;
  std::filesystem::create_directories(arguments.folder, code);
  if (code) {
    return Error{
        .code = ErrorCode::kIo, .message = "cannot make the folder: " + code.message(), .path = arguments.folder};
  }
  std::vector<Output> pages;
  pages.reserve(commands.size());
  for (const CommandNode* command : commands) {
    const std::filesystem::path path = std::filesystem::path(arguments.folder) / manual_name(*command);
    pages.push_back({path.string(), manual_page(root, *command)});
  }
  return write_outputs(pages, context);
}

}  // namespace

void add_manual_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("manual", "Print the manual page of the program or of a command, in roff");
  command->group("");
  command->footer(kFooter);
  const auto arguments = std::make_shared<ManualArguments>();
  CLI::Option* verbs = command->add_option("verbs", arguments->verbs, "The command: check, or list checks");
  CLI::Option* folder = command->add_option("--output-dir", arguments->folder, "Folder to write all the pages into")
                            ->type_name("FOLDER")
                            ->excludes(verbs);
  command->add_flag("--json", arguments->json, "All commands and options as JSON")->excludes(verbs)->excludes(folder);
  command->callback([arguments, &app, &context] {
    finish(run(*arguments, command_tree(app, value_words(context)), context), context);
  });
}

}  // namespace lacuna::cli
