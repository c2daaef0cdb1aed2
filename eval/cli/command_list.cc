#include "eval/cli/command_list.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <vector>

#include "lacuna/check_info.h"
#include "reports/check_list_report.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter = R"(Examples:
  lacuna list checks
  lacuna list checks --json)";

}  // namespace

void add_list_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("list", "Show what there is: checks");
  command->footer(kFooter);
  command->require_subcommand(1);
  CLI::App* checks = command->add_subcommand("checks", "The checks: what each finds, and how often it errs");
  checks->footer(kFooter);
  const auto json = std::make_shared<bool>(false);
  checks->add_flag("--json", *json, "As JSON");
  checks->callback([json, &context] {
    const std::vector<CheckInfo> all = all_checks();
    context.out << (*json ? reports::to_json(all) : reports::to_table(all, context.width));
  });
}

}  // namespace lacuna::cli
