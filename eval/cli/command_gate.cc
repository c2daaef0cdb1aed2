#include "eval/cli/command_gate.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/cli/commit.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/pipeline/source_texts.h"
#include "lacuna/gate.h"
#include "lacuna/history.h"
#include "reports/gate/gate_writers.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(The suites, their limits and the baseline are set in section "gate" of lacuna.json; --init writes one to start from.
Exit code: 0 pass; 1 fail; 2 it could not be decided (bad input, or nothing that can be compared); 3 inconclusive, where
the configuration asks for that. A file name of - is standard output.

Examples:
  lacuna gate --init                                    # a lacuna.json for the translations that lie here
  lacuna gate --update                                  # accept what is there: write the baseline, to be committed
  lacuna gate --junit gate.xml --sarif gate.sarif       # in CI
  lacuna gate --suite 'news*' --history runs.sqlite --html gate.html)";

struct GateArguments {
  GateRequest request;
  bool init = false;
  bool no_cache = false;
  std::string history;
  std::string commit;
  std::string json;
  std::string junit;
  std::string sarif;
  std::string markdown;
  std::string html;
  std::string gitlab;
  bool github = false;
  bool teamcity = false;
  std::size_t show = 10;
  bool quiet = false;
};

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&seconds, &utc);
  std::array<char, 21> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc)};
}

std::string folder_of(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

/// Writes a configuration to start from, where there is none.
Status init(const GateArguments& arguments, Context& context) {
  const std::string& path = arguments.request.config_path;
  std::error_code code;
  if (std::filesystem::exists(path, code)) {
    return Error{.code = ErrorCode::kUsage, .message = "is there already; nothing is written", .path = path};
  }
  const std::string folder = folder_of(path);
  const Result<std::string> text = gate_starter(folder.empty() ? "." : folder);
  if (!text) return text.error();
  if (Status written = base::write_file(path, *text); !written) return written;
  if (!arguments.quiet) {
    context.out << "lacuna: wrote " << path
                << "; look it through, then 'lacuna gate --update' makes the baseline, to be committed beside it\n";
  }
  return {};
}

/// Appends the run to its history, and puts the history into the report if that is shown.
Status keep(const GateArguments& arguments, GateReport& report) {
  const std::string path = arguments.history.empty() ? report.history_path : arguments.history;
  if (path.empty()) return {};
  const std::string commit =
      arguments.commit.empty() ? commit_of(folder_of(arguments.request.config_path)) : arguments.commit;
  const Result<std::int64_t> id = append_history(path, history_run(report, now(), commit));
  if (!id) return id.error();
  if (arguments.html.empty()) return {};  // the page alone shows it
  constexpr std::size_t kShownRuns = 200;
  Result<std::vector<HistoryRun>> runs = read_history(path, {.last = kShownRuns});
  if (!runs) return runs.error();
  report.history = std::move(*runs);
  return {};
}

/// The files that findings are in.
std::vector<reports::SourceText> texts_of(const GateReport& report) {
  std::vector<std::string> paths;
  for (const SuiteGate& suite : report.suites) {
    if (!suite.check) continue;
    for (const DocumentInfo& document : suite.check->documents) {
      if (std::find(paths.begin(), paths.end(), document.path) == paths.end()) paths.push_back(document.path);
    }
  }
  return pipeline::read_source_texts(paths);
}

std::vector<Output> outputs_of(const GateArguments& arguments, const GateReport& report,
                               const std::vector<reports::SourceText>& texts) {
  std::vector<Output> outputs;
  const auto add = [&](const std::string& path, auto write) {
    if (!path.empty()) outputs.push_back({path, write()});
  };
  add(arguments.json, [&] { return reports::to_json(report); });
  add(arguments.junit, [&] { return reports::to_junit(report); });
  // GitHub's code scanning would show what is fixed or suppressed as open.
  const reports::SarifScope scope = arguments.github ? reports::SarifScope::kOpen : reports::SarifScope::kAll;
  add(arguments.sarif, [&] { return reports::to_sarif(report, texts, scope); });
  add(arguments.markdown, [&] { return reports::to_markdown(report); });
  add(arguments.html, [&] { return reports::to_html(report); });
  add(arguments.gitlab, [&] { return reports::to_gitlab(report, texts); });
  return outputs;
}

std::vector<std::string> files_to_write(const GateArguments& arguments) {
  return {arguments.json, arguments.junit, arguments.sarif, arguments.markdown, arguments.html, arguments.gitlab};
}

/// Standard output holds one thing, and nothing that is known to be read is replaced.
Status check_files(const GateArguments& arguments) {
  const std::vector<std::string> outputs = files_to_write(arguments);
  const auto taken = std::count(outputs.begin(), outputs.end(), "-");
  if (taken + static_cast<int>(arguments.github) + static_cast<int>(arguments.teamcity) > 1) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "several reports on standard output: write all but one of them to files",
                 .path = {}};
  }
  const std::vector<std::string> inputs = {arguments.request.config_path, arguments.history};
  return check_outputs(inputs, outputs);
}

/// The files that only the run has named: what it checked, the baseline, the history.
std::vector<std::string> files_of(const GateReport& report) {
  std::vector<std::string> files = {report.baseline.path, report.history_path};
  for (const SuiteGate& suite : report.suites) {
    if (!suite.check) continue;
    for (const DocumentInfo& document : suite.check->documents) files.push_back(document.path);
  }
  return files;
}

Status run(GateArguments& arguments, Context& context) {
  GateRequest& request = arguments.request;
  if (request.config_path.empty()) request.config_path = "lacuna.json";
  if (arguments.init) return init(arguments, context);
  if (Status possible = check_files(arguments); !possible) return possible;
  std::error_code code;
  if (!std::filesystem::exists(request.config_path, code)) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "is not there; 'lacuna gate --init' writes a configuration to start from",
                 .path = request.config_path};
  }
  if (request.today.empty()) request.today = context.today;
  request.use_cache = !arguments.no_cache;
  request.pack_folders = context.pack_folders;
  request.model_folders = context.model_folders;
  request.dictionary_folders = context.dictionary_folders;

  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  Result<GateReport> report = gate(request, progress.get());
  if (!report) return report.error();
  progress->update("", 0, 0);
  if (Status possible = check_outputs(files_of(*report), files_to_write(arguments)); !possible) return possible;
  const Status kept = keep(arguments, *report);
  if (!kept) {  // what the process says the reports have to say
    report->reasons.push_back(kept.error().to_string());
    report->verdict = Verdict::kError;
    report->exit_code = 2;
  }
  context.exit_code = report->exit_code;
  const bool places = !arguments.sarif.empty() || !arguments.gitlab.empty() || arguments.github;
  const std::vector<reports::SourceText> texts = places ? texts_of(*report) : std::vector<reports::SourceText>();
  const std::vector<Output> outputs = outputs_of(arguments, *report, texts);
  const Status written = write_outputs(outputs, context);
  if (!arguments.quiet && !takes_stdout(outputs)) {
    context.out << reports::to_console(
        *report, {.color = context.color, .max_findings = arguments.show, .width = context.width});
  }
  if (arguments.github) context.out << reports::to_github(*report, texts);
  if (arguments.teamcity) context.out << reports::to_teamcity(*report);
  if (!kept) return kept.error();
  if (!written) return written.error();
  return {};
}

void add_outputs(CLI::App& command, GateArguments& arguments) {
  command.add_option("--junit", arguments.junit, "Write JUnit XML: Jenkins, GitLab, Azure, GitHub's reporters")
      ->type_name("FILE");
  command.add_option("--sarif", arguments.sarif, "Write SARIF 2.1.0: code scanning, editors")->type_name("FILE");
  command.add_option("--markdown", arguments.markdown, "Write Markdown: a comment on a pull request, a step summary")
      ->type_name("FILE");
  command.add_option("--gitlab", arguments.gitlab, "Write GitLab's Code Quality report")->type_name("FILE");
  command.add_option("--json", arguments.json, "Write the whole report as JSON")->type_name("FILE");
  command.add_option("--html", arguments.html, "Write one self-contained page")->type_name("FILE");
  command.add_flag("--github", arguments.github,
                   "Print GitHub's annotations; --sarif leaves out what is fixed or suppressed");
  command.add_flag("--teamcity", arguments.teamcity, "Print TeamCity's service messages");
  command.add_option("--show", arguments.show, "New findings of a suite in the summary")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000'000))
      ->capture_default_str();
  command.add_flag("-q,--quiet", arguments.quiet, "No summary and no progress");
}

}  // namespace

void add_gate_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("gate", "Has a translation got worse than the one accepted last? For CI");
  command->footer(kFooter);
  const auto arguments = std::make_shared<GateArguments>();
  GateRequest& request = arguments->request;
  command->add_option("--config", request.config_path, "The configuration (lacuna.json here when left out)")
      ->type_name("FILE");
  command->add_option("--suite", request.suites, "Only suites of this name (* and ? stand for others); several times")
      ->type_name("GLOB")
      ->allow_extra_args(false);
  CLI::Option* update =
      command->add_flag("--update", request.update, "Write the baseline: what is found now is accepted");
  command->add_flag("--init", arguments->init, "Write a commented lacuna.json for the translations that lie beside it")
      ->excludes(update);
  CLI::Option* cache =
      command->add_option("--cache", request.cache_folder, "Folder that keeps what unchanged suites measured")
          ->type_name("FOLDER");
  command->add_flag("--no-cache", arguments->no_cache, "Measure everything anew")->excludes(cache);
  command->add_option("--history", arguments->history, "Append the run to this file (SQLite)")->type_name("FILE");
  command
      ->add_option("--commit", arguments->commit,
                   "The state of the project for the history (that of the CI platform or of git when left out)")
      ->type_name("NAME");
  command->add_option("--today", request.today, "The day for what expires, YYYY-MM-DD (today in UTC when left out)")
      ->type_name("DAY");
  command->add_option("--threads", request.threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  add_outputs(*command, *arguments);
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
