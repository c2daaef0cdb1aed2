#include "eval/cli/command_history.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/config/config.h"
#include "eval/pipeline/house_rules.h"
#include "lacuna/history.h"
#include "reports/gate/history_writers.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(FILE is what 'lacuna gate --history FILE' appends its runs to; it is only read. The oldest run comes first.

In a table, and under a plot, scores are marked by their verdicts: ✗ fail, ? inconclusive, ! error. CSV has a row for
each score of a run; JSON has the findings, too (reports/schema/history.schema.json).

Examples:
  lacuna history runs.sqlite
  lacuna history runs.sqlite --last 20 --suite 'course/*' --plot
  lacuna history runs.sqlite --format csv -o runs.csv)";

struct HistoryArguments {
  std::string file;
  HistoryQuery query;
  std::string format = "table";
  bool plot = false;
  std::string output = "-";
};

std::string written(const std::vector<HistoryRun>& runs, const std::string& format,
                    const reports::HistoryTextOptions& options) {
  if (format == "plot") return reports::history_plot(runs, options);
  if (format == "csv") return reports::history_csv(runs);
  if (format == "json") return reports::history_json(runs);
  return reports::history_table(runs, options);
}

/// The file that is read: the one that is named, else the one of the configuration that lies here.
Result<std::string> history_file(const HistoryArguments& arguments) {
  if (!arguments.file.empty()) return arguments.file;
  constexpr const char* kConfig = "lacuna.json";
  const Error none{.code = ErrorCode::kUsage,
                   .message = "no file is named, and no lacuna.json here has one (\"history\" in section \"gate\")"};
  std::error_code code;
  if (!std::filesystem::exists(kConfig, code)) return none;
  const Result<config::Config> config = config::read_config(kConfig, pipeline::known_names());
  if (!config) return config.error();
  if (!config->gate || !config->gate->history) return none;
  return config->gate->history->path;
}

Status run(const HistoryArguments& arguments, Context& context) {
  const Result<std::string> file = history_file(arguments);
  if (!file) return file.error();
  if (Status possible = check_outputs({&*file, 1}, {&arguments.output, 1}); !possible) return possible;
  const Result<std::vector<HistoryRun>> runs = read_history(*file, arguments.query);
  if (!runs) return runs.error();
  reports::HistoryTextOptions options;
  if (arguments.output == "-") options = {.color = context.color, .width = context.width};
  return write_outputs({{arguments.output, written(*runs, arguments.plot ? "plot" : arguments.format, options)}},
                       context);
}

}  // namespace

void add_history_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("history", "Show the runs of 'lacuna gate', and how scores went");
  command->footer(kFooter);
  const auto arguments = std::make_shared<HistoryArguments>();
  command->add_option("file", arguments->file, "The history (that of lacuna.json here when left out)")
      ->type_name("FILE");
  command->add_option("--last", arguments->query.last, "The newest N runs only")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command
      ->add_option("--suite", arguments->query.suite,
                   "Only suites whose name fits the pattern: * and ? are no /, ** is")
      ->type_name("GLOB");
  CLI::Option* format = command->add_option("--format", arguments->format, "How to write it")
                            ->type_name("NAME")
                            ->check(CLI::IsMember({"table", "plot", "csv", "json"}))
                            ->capture_default_str();
  command->add_flag("--plot", arguments->plot, "The same as --format plot")->excludes(format);
  command->add_option("-o,--output", arguments->output, "File to write instead of standard output")->type_name("FILE");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
