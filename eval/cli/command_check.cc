#include "eval/cli/command_check.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/pipeline/source_texts.h"
#include "lacuna/align.h"
#include "lacuna/annotate.h"
#include "lacuna/check.h"
#include "reports/console_writer.h"
#include "reports/gate/gate_writers.h"
#include "reports/html_writer.h"
#include "reports/json_writer.h"
#include "reports/jsonl_writer.h"

namespace lacuna::cli {
namespace {

constexpr const char* kConfigFile = "lacuna.json";

constexpr const char* kFooter = R"(Exit code: 0; 1 when there are more findings than --max-findings; 2 for bad input.
A file name of - is standard input or output.

Examples:
  lacuna check article.vi.txt article.en.txt --html report.html
  lacuna check --parallel train.vi train.en --src-lang vi --tgt-lang en --jsonl - --max-findings 0
  lacuna check project.xlf --terms glossary.tbx --annotate project.xlf
  lacuna check messages.po --disable all --enable placeholder,tag,number --max-findings 0)";

struct CheckArguments {
  CheckRequest request;
  std::string json;
  std::string jsonl;
  std::string html;
  std::string sarif;
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

std::string sarif(const RunReport& report) {
  std::vector<std::string> paths;
  for (const DocumentInfo& document : report.documents) paths.push_back(document.path);
  return reports::to_sarif(report, pipeline::read_source_texts(paths));
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

Status run(const CheckArguments& arguments, Context& context) {
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  const CheckRequest request = request_of(arguments, context);
  Result<RunReport> report = check(request, progress.get());
  if (!report) return report.error();
  progress->update("", 0, 0);
  std::vector<Output> outputs;
  if (!arguments.json.empty()) outputs.push_back({arguments.json, reports::to_json(*report)});
  if (!arguments.jsonl.empty()) outputs.push_back({arguments.jsonl, reports::to_jsonl(*report)});
  if (!arguments.html.empty()) outputs.push_back({arguments.html, reports::to_html(*report)});
  if (!arguments.sarif.empty()) outputs.push_back({arguments.sarif, sarif(*report)});
  if (!arguments.annotate.empty()) {
    Result<std::string> bytes = annotated(request, *report);
    if (!bytes) return bytes.error();
    outputs.push_back({arguments.annotate, std::move(*bytes)});
  }
  if (Status written = write_outputs(outputs, context); !written) return written;
  const bool shown = !arguments.quiet && !takes_stdout(outputs);
  if (shown) {
    reports::ConsoleOptions options;
    options.color = context.color;
    options.max_findings = arguments.show;
    options.width = context.width;
    context.out << reports::to_console(*report, options);
  }
  if (!arguments.quiet) warn(*report, shown, context);
  if (arguments.max_findings && report->findings.size() > *arguments.max_findings) context.exit_code = 1;
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
      ->required();
  command->add_option(
      "target", request.target_path,
      "Its translation; left out when the file holds both languages (TSV, CSV, JSON Lines, TMX, XLIFF, PO)");
  command->add_flag("--parallel", request.parallel, "Line i of one file translates line i of the other");
  command->add_flag(
      "--soft-paragraphs", request.soft_paragraphs,
      "A blank line, page number or running head inside a sentence does not end it (scans, converted PDF)");
  command->add_option("--src-lang", request.source_language, "Language of the source (detected when left out)");
  command->add_option("--tgt-lang", request.target_language, "Language of the translation (detected when left out)");
  command->add_option("--pack", request.pack_path, "Folder of the language pack (found by language when left out)");
  command->add_option("--format", request.format,
                      "Format of a file that holds both languages: tsv, csv, jsonl, tmx, xliff, po (by its name and "
                      "content when left out)");
  command->add_option("--source-field", request.source_field, "Column or key of the source in TSV, CSV, JSON Lines");
  command->add_option("--target-field", request.target_field, "Column or key of the translation");
  command->add_option("--enable", request.checks.enable, "Checks to run beside the usual ones, or 'all'")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--disable", request.checks.disable, "Checks not to run, or 'all' (but those of --enable)")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--config", arguments->config,
                      "The project's settings: checks, terms, patterns, suppressions (lacuna.json here when left out)");
  command->add_flag("--no-config", arguments->no_config, "Do not read a lacuna.json that lies here")
      ->excludes("--config");
  command->add_option("--terms", request.term_paths, "A term list (TBX, CSV, TSV); may be given several times")
      ->allow_extra_args(false);
  command->add_option("--today", request.today,
                      "The day for suppressions that expire, YYYY-MM-DD (today in UTC when left out)");
  command
      ->add_option("--max-length", request.max_characters,
                   "Longest translation, in characters, where its file sets no limit")
      ->check(CLI::Range(1, 1'000'000'000));
  command->add_option("--min-probability", request.min_probability, "Leave out findings that are less sure, 0 to 1")
      ->capture_default_str();
  command->add_option("--threads", request.threads, "Threads; 0: one per core")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_option("--json", arguments->json, "Write the whole report as JSON");
  command->add_option("--jsonl", arguments->jsonl, "Write one JSON line per unit");
  command->add_option("--html", arguments->html, "Write one self-contained page");
  command->add_option("--sarif", arguments->sarif, "Write the findings as SARIF 2.1.0, for code scanning and editors");
  command->add_option("--annotate", arguments->annotate,
                      "Write the file again with a note for each finding (XLIFF, TMX, PO); may be the file itself");
  command->add_option("--max-findings", arguments->max_findings, "Exit with 1 when there are more findings")
      ->check(CLI::Range(0, 1'000'000'000));
  command->add_option("--show", arguments->show, "Findings in the summary")
      ->check(CLI::Range(0, 1'000'000'000))
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No summary and no progress");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
