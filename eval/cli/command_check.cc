#include "eval/cli/command_check.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/report_formats.h"
#include "lacuna/align.h"
#include "lacuna/annotate.h"
#include "lacuna/check.h"

namespace lacuna::cli {
namespace {

constexpr const char* kConfigFile = "lacuna.json";

constexpr const char* kFooter =
    R"(--format and --out say what is written instead of the summary; --html FILE and the like are written beside it.
A file name of - is standard input or output. Findings that an editor dismissed in the page come back with --suppressions.

Exit code: 0; 1 when there are more findings than --max-findings; 2 for bad input.

Examples:
  lacuna check article.vi.txt article.en.txt --html report.html
  lacuna check article.vi.txt article.en.txt -o worklist.xlsx --suppressions dismissed.json
  lacuna check --parallel train.vi train.en --src-lang vi --tgt-lang en --jsonl - --max-findings 0
  lacuna check project.xlf --terms glossary.tbx --annotate project.xlf
  lacuna check messages.po --disable all --enable placeholder,tag,number --max-findings 0)";

struct CheckArguments {
  CheckRequest request;
  std::string format;  ///< of the report that is the command's output
  std::string out = "-";
  std::vector<std::string> files;  ///< to write besides, by `ReportFormat`; empty: not this format
  std::string annotate;
  std::string config;
  bool no_config = false;
  std::optional<std::size_t> max_findings;
  std::size_t show = 25;
  bool quiet = false;
};

/// The share of the bytes of both texts that passages with two sides hold, of which the aligner is sure.
double sure_share(const RunReport& report) {
  double sure = 0.0;
  double all = 0.0;
  for (const UnitReport& unit : report.units) {
    const std::size_t bytes =
        (unit.source ? unit.source->text.size() : 0) + (unit.target ? unit.target->text.size() : 0);
    all += static_cast<double>(bytes);
    if (unit.source && unit.target && unit.alignment_confidence >= kSureConfidence) sure += static_cast<double>(bytes);
  }
  return all > 0.0 ? sure / all : 1.0;
}

/// What makes every finding doubtful; remarks, where the summary does not show them.
void warn(const RunReport& report, bool shown, Context& context) {
  for (const std::string& remark : report.remarks) {
    if (!shown) context.err << "lacuna: warning: " << remark << '\n';
  }
  const double share = sure_share(report);
  if (share >= kMinSureShare) return;
  context.err << "lacuna: warning: " << report.documents[0].path << " and " << report.documents[1].path
              << " hardly translate each other: " << base::format_fixed(100.0 * share, 0)
              << " % of the text is in passages that belong together\n";
}

/// The request with what only the program can know: where it runs, and when.
CheckRequest request_of(const CheckArguments& arguments, const Context& context) {
  CheckRequest request = arguments.request;
  request.config_path = arguments.config;
  std::error_code code;
  if (request.config_path.empty() && !arguments.no_config && std::filesystem::is_regular_file(kConfigFile, code)) {
    request.config_path = kConfigFile;
  }
  request.dictionary_folders = context.dictionary_folders;
  if (request.today.empty()) request.today = context.today;
  return request;
}

/// A report to write.
struct Wanted {
  ReportFormat format;
  std::string path;
};

/// The files that are named, then the command's output: the summary, unless something else goes to standard output or
/// nothing is to be said.
Result<std::vector<Wanted>> wanted_reports(const CheckArguments& arguments) {
  std::vector<Wanted> wanted;
  bool is_taken = arguments.annotate == "-";
  for (const ReportFormatInfo& info : report_formats()) {
    const std::string& path = arguments.files[static_cast<std::size_t>(info.format)];
    if (!path.empty()) wanted.push_back({info.format, path});
    is_taken = is_taken || path == "-";
  }
  const bool is_asked = !arguments.format.empty() || arguments.out != "-";
  if (!is_asked && (arguments.quiet || is_taken)) return wanted;
  const Result<ReportFormat> format = report_format_of(arguments.format, arguments.out);
  if (!format) return format.error();
  wanted.push_back({*format, arguments.out});
  return wanted;
}

/// Whether the remarks of the report are before the user's eyes.
bool is_on_screen(const Wanted& wanted) {
  return wanted.path == "-" && (wanted.format == ReportFormat::kConsole || wanted.format == ReportFormat::kTable);
}

/// Nothing that is read is replaced, but by the note for each finding the file they are in.
Status check_files(const CheckArguments& arguments, const CheckRequest& request, const std::vector<Wanted>& wanted) {
  std::vector<std::string> inputs = {request.target_path, request.config_path};
  inputs.insert(inputs.end(), request.term_paths.begin(), request.term_paths.end());
  inputs.insert(inputs.end(), request.suppression_paths.begin(), request.suppression_paths.end());
  std::vector<std::string> outputs;
  outputs.reserve(wanted.size() + 1);
  for (const Wanted& report : wanted) outputs.push_back(report.path);
  const std::vector<std::string> source = {request.source_path};
  if (Status possible = check_outputs(source, outputs); !possible) return possible;
  outputs.push_back(arguments.annotate);
  return check_outputs(inputs, outputs);
}

Result<std::vector<Output>> outputs_of(const std::vector<Wanted>& wanted, const CheckArguments& arguments,
                                       std::span<const NamedRun> runs, const Context& context) {
  std::vector<Output> outputs;
  outputs.reserve(wanted.size() + 1);
  for (const Wanted& report : wanted) {
    RenderOptions options{.show = arguments.show};
    if (report.path == "-") {
      options.color = context.color;
      options.width = context.width;
    }
    Result<std::string> bytes = rendered(report.format, {.runs = runs}, options);
    if (!bytes) return bytes.error();
    outputs.push_back({report.path, std::move(*bytes)});
  }
  return outputs;
}

Status run(const CheckArguments& arguments, Context& context) {
  const Result<std::vector<Wanted>> wanted = wanted_reports(arguments);
  if (!wanted) return wanted.error();
  CheckRequest request = request_of(arguments, context);
  if (Status possible = check_files(arguments, request, *wanted); !possible) return possible;
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  request.rendered =
      std::any_of(wanted->begin(), wanted->end(), [](const Wanted& report) { return shows_rendered(report.format); });
  Result<RunReport> report = check(request, progress.get());
  if (!report) return report.error();
  progress->update("", 0, 0);
  Result<std::string> annotation = arguments.annotate.empty() ? std::string() : annotated(request, *report);
  if (!annotation) return annotation.error();
  const NamedRun named{.path = {}, .report = std::move(*report)};
  Result<std::vector<Output>> outputs = outputs_of(*wanted, arguments, {&named, 1}, context);
  if (!outputs) return outputs.error();
  if (!arguments.annotate.empty()) outputs->push_back({arguments.annotate, std::move(*annotation)});
  if (Status written = write_outputs(*outputs, context); !written) return written;
  if (!arguments.quiet) {
    warn(named.report, std::any_of(wanted->begin(), wanted->end(), is_on_screen), context);
  }
  if (arguments.max_findings && named.report.findings.size() > *arguments.max_findings) context.exit_code = 1;
  return {};
}

}  // namespace

void add_check_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("check", "Find what a translation left out, added or got wrong");
  command->footer(kFooter);
  const auto arguments = std::make_shared<CheckArguments>();
  CheckRequest& request = arguments->request;
  request.pack_folders = context.pack_folders;
  command->add_option("source", request.source_path, "The source text, or a file that holds both languages")
      ->type_name("FILE")
      ->required();
  command
      ->add_option(
          "target", request.target_path,
          "Its translation; left out when the file holds both languages (TSV, CSV, JSON Lines, TMX, XLIFF, PO)")
      ->type_name("FILE");
  command->add_flag("--parallel", request.parallel, "Line i of one file translates line i of the other");
  command->add_flag(
      "--soft-paragraphs", request.soft_paragraphs,
      "A blank line, page number or running head inside a sentence does not end it (scans, converted PDF)");
  command->add_option("--src-lang", request.source_language, "Language of the source (detected when left out)")
      ->type_name("LANG");
  command->add_option("--tgt-lang", request.target_language, "Language of the translation (detected when left out)")
      ->type_name("LANG");
  command->add_option("--pack", request.pack_path, "Folder of the language pack (found by language when left out)")
      ->type_name("FOLDER");
  command
      ->add_option("--from", request.format,
                   "Format of a file that holds both languages: tsv, csv, jsonl, tmx, xliff, po (by its name and "
                   "content when left out)")
      ->type_name("FORMAT");
  command->add_option("--source-field", request.source_field, "Column or key of the source in TSV, CSV, JSON Lines")
      ->type_name("NAME");
  command->add_option("--target-field", request.target_field, "Column or key of the translation")->type_name("NAME");
  command->add_option("--enable", request.checks.enable, "Checks to run beside the usual ones, or 'all'")
      ->type_name("CHECK")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--disable", request.checks.disable, "Checks not to run, or 'all' (but those of --enable)")
      ->type_name("CHECK")
      ->delimiter(',')
      ->allow_extra_args(false);
  command
      ->add_option("--config", arguments->config,
                   "The project's settings: checks, terms, patterns, suppressions (lacuna.json here when left out)")
      ->type_name("FILE");
  command->add_flag("--no-config", arguments->no_config, "Do not read a lacuna.json that lies here")
      ->excludes("--config");
  command->add_option("--terms", request.term_paths, "A term list (TBX, CSV, TSV); may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--suppressions", request.suppression_paths,
                   "A file of accepted findings, as the page exports it; may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      ->add_option("--today", request.today,
                   "The day for suppressions that expire, YYYY-MM-DD (today in UTC when left out)")
      ->type_name("DAY");
  command
      ->add_option("--max-length", request.max_characters,
                   "Longest translation, in characters, where its file sets no limit")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000'000));
  command->add_option("--min-probability", request.min_probability, "Leave out findings that are less sure, 0 to 1")
      ->type_name("P")
      ->capture_default_str();
  command->add_option("--threads", request.threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command
      ->add_option(
          "--format", arguments->format,
          "What to write: a format as in 'lacuna report --help' (by the ending of --out, else console, when left out)")
      ->type_name("NAME")
      ->check(CLI::IsMember(report_format_names()));
  command->add_option("-o,--out", arguments->out, "File to write it to; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  arguments->files.resize(report_formats().size());
  for (const ReportFormatInfo& info : report_formats()) {
    if (info.format == ReportFormat::kConsole || info.format == ReportFormat::kTable) continue;
    command
        ->add_option("--" + std::string(info.name), arguments->files[static_cast<std::size_t>(info.format)],
                     "Write besides: " + std::string(info.what))
        ->type_name("FILE");
  }
  command
      ->add_option("--annotate", arguments->annotate,
                   "Write the file again with a note for each finding (XLIFF, TMX, PO); may be the file itself")
      ->type_name("FILE");
  command->add_option("--max-findings", arguments->max_findings, "Exit with 1 when there are more findings")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000'000));
  command->add_option("--show", arguments->show, "Findings in console, table and markdown")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000'000))
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No summary, no warnings and no progress");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
