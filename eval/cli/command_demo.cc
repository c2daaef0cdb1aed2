#include "eval/cli/command_demo.h"

#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/report_formats.h"
#include "lacuna/check.h"

namespace lacuna::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFooter =
    R"(A news article in Vietnamese and its English translation, from which sentences, clauses, numbers and list items were
taken, are checked as 'lacuna check' does. The folder gets report.html, report.json and units.jsonl.

Examples:
  lacuna demo
  lacuna demo --output-dir /tmp/lacuna-demo)";

constexpr const char* kSample = "vi-en/news";
constexpr const char* kSource = "source.vi.txt";
constexpr const char* kTarget = "candidate.en.txt";

struct DemoArguments {
  std::string folder = "lacuna-demo";
  bool quiet = false;
};

/// The folder of the sample document among those where samples are looked for.
Result<fs::path> find_sample(const Context& context) {
  for (const std::string& folder : context.sample_folders) {
    std::error_code code;
    const fs::path sample = fs::path(folder) / kSample;
    if (fs::is_regular_file(sample / kSource, code)) return sample;
  }
  return Error{.code = ErrorCode::kIo,
               .message = "the sample document is not here; it is installed under share/lacuna/samples"};
}

Status run(const DemoArguments& arguments, Context& context) {
  const Result<fs::path> sample = find_sample(context);
  if (!sample) return sample.error();
  CheckRequest request;
  request.source_path = (*sample / kSource).string();
  request.target_path = (*sample / kTarget).string();
  request.pack_folders = context.pack_folders;
  request.dictionary_folders = context.dictionary_folders;
  request.today = context.today;
  request.rendered = true;
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  Result<RunReport> report = check(request, progress.get());
  progress->update("", 0, 0);
  if (!report) return report.error();

  const NamedRun named{.path = {}, .report = std::move(*report)};
  const std::array<std::pair<ReportFormat, const char*>, 3> files = {{{ReportFormat::kHtml, "report.html"},
                                                                      {ReportFormat::kJson, "report.json"},
                                                                      {ReportFormat::kJsonl, "units.jsonl"}}};
  std::vector<Output> outputs;
  outputs.reserve(files.size() + 1);
  for (const auto& [format, name] : files) {
    Result<std::string> bytes = rendered(format, {.runs = {&named, 1}}, {});
    if (!bytes) return bytes.error();
    outputs.push_back({(fs::path(arguments.folder) / name).string(), std::move(*bytes)});
  }
  if (!arguments.quiet) {
    Result<std::string> summary =
        rendered(ReportFormat::kConsole, {.runs = {&named, 1}}, {.color = context.color, .width = context.width});
    if (!summary) return summary.error();
    outputs.push_back({"-", std::move(*summary)});
  }
  std::error_code code;
  fs::create_directories(arguments.folder, code);
  if (code) {
    return Error{
        .code = ErrorCode::kIo, .message = "cannot make the folder: " + code.message(), .path = arguments.folder};
  }
  if (Status written = write_outputs(outputs, context); !written) return written;
  if (arguments.quiet) return {};
  const std::string page = fs::absolute(outputs[0].path, code).lexically_normal().string();
  context.out << "\nSource:       " << request.source_path << "\nTranslation:  " << request.target_path
              << "\nReport:       " << page << "\n              open it in any browser, for example: xdg-open \""
              << page << "\"\nFor programs: " << outputs[1].path << "\n              " << outputs[2].path << '\n';
  return {};
}

}  // namespace

void add_demo_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("demo", "Check the sample document that comes with Lacuna");
  command->footer(kFooter);
  const auto arguments = std::make_shared<DemoArguments>();
  command->add_option("--output-dir", arguments->folder, "Folder for the report, made when it is not there")
      ->type_name("FOLDER")
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No summary and no progress");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
