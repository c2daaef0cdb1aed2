#include "eval/cli/command_check.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/format_number.h"
#include "eval/cli/check_options.h"
#include "eval/cli/corpus_check.h"
#include "eval/cli/corpus_run.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/report_formats.h"
#include "eval/pipeline/shards/corpus_report.h"
#include "lacuna/align.h"
#include "lacuna/annotate.h"
#include "lacuna/check.h"
#include "reports/run_overview.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(--format and --out say what is written instead of the summary; --html FILE and the like are written beside it.
A file name of - is standard input or output. Findings that an editor dismissed in the page come back with --suppressions.

With --corpus the files may be larger than memory: chunks of them are checked one by one, and the report has totals of all
units and the worst findings of each rule. With --mpi it is shared among the ranks that mpirun started (--corpus is
understood); the report is the same, byte for byte. The languages have to be named.

Exit code: 0; 1 when there are more findings than --max-findings; 2 for bad input.

Examples:
  lacuna check article.vi.txt article.en.txt --html report.html
  lacuna check article.vi.txt article.en.txt -o worklist.xlsx --suppressions dismissed.json
  lacuna check --parallel train.vi train.en --src-lang vi --tgt-lang en --jsonl - --max-findings 0
  lacuna check project.xlf --terms glossary.tbx --annotate project.xlf
  lacuna check messages.po --disable all --enable placeholder,tag,number --max-findings 0
  mpirun -n 8 lacuna check --mpi crawl-*.tsv.zst --src-lang vi --tgt-lang en --job crawl.job --json crawl.json)";

struct CheckArguments {
  CheckOptions check;
  std::vector<std::string> more;  ///< texts of a corpus behind the first two
  CorpusOptions corpus;
  bool is_corpus = false;
  std::string format;  ///< of the report that is the command's output
  std::string out = "-";
  std::vector<std::string> files;  ///< to write besides, by `ReportFormat`; empty: not this format
  std::string annotate;
  std::optional<std::size_t> max_findings;
  std::size_t show = 25;
  bool quiet = false;
};

Error usage(const char* message) { return {.code = ErrorCode::kUsage, .message = message, .path = {}}; }

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
Status check_files(const CheckArguments& arguments, const std::vector<std::string>& texts, const CheckRequest& request,
                   const std::vector<Wanted>& wanted) {
  std::vector<std::string> inputs = {request.config_path};
  inputs.insert(inputs.end(), request.term_paths.begin(), request.term_paths.end());
  inputs.insert(inputs.end(), request.suppression_paths.begin(), request.suppression_paths.end());
  std::vector<std::string> outputs;
  outputs.reserve(wanted.size() + 1);
  for (const Wanted& report : wanted) outputs.push_back(report.path);
  if (Status possible = check_outputs(texts, outputs); !possible) return possible;
  inputs.insert(inputs.end(), texts.begin() + 1, texts.end());
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

/// Writes what is wanted of a report, and judges it.
Status deliver(const CheckArguments& arguments, const std::vector<Wanted>& wanted, RunReport report,
               std::string annotation, Context& context) {
  const NamedRun named{.path = {}, .report = std::move(report)};
  Result<std::vector<Output>> outputs = outputs_of(wanted, arguments, {&named, 1}, context);
  if (!outputs) return outputs.error();
  if (!arguments.annotate.empty()) outputs->push_back({arguments.annotate, std::move(annotation)});
  if (Status written = write_outputs(*outputs, context); !written) return written;
  if (!arguments.quiet) warn(named.report, std::any_of(wanted.begin(), wanted.end(), is_on_screen), context);
  const std::size_t findings = reports::count_severities(named.report).all();
  if (arguments.max_findings && findings > *arguments.max_findings) context.exit_code = 1;
  return {};
}

Status run(const CheckArguments& arguments, Context& context) {
  if (!arguments.more.empty()) return usage("more than two texts: a corpus is checked with --corpus or --mpi");
  if (!arguments.corpus.job.empty()) return usage("--job is for a corpus, with --corpus or --mpi");
  const Result<std::vector<Wanted>> wanted = wanted_reports(arguments);
  if (!wanted) return wanted.error();
  CheckRequest request = request_of(arguments.check, context);
  if (Status possible = check_files(arguments, {request.source_path, request.target_path}, request, *wanted); !possible)
    return possible;
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  request.rendered =
      std::any_of(wanted->begin(), wanted->end(), [](const Wanted& report) { return shows_rendered(report.format); });
  Result<RunReport> report = check(request, progress.get());
  if (!report) return report.error();
  progress->update("", 0, 0);
  Result<std::string> annotation = arguments.annotate.empty() ? std::string() : annotated(request, *report);
  if (!annotation) return annotation.error();
  return deliver(arguments, *wanted, std::move(*report), std::move(*annotation), context);
}

void run_on_corpus(const CheckArguments& arguments, Context& context) {
  const CheckRequest request = request_of(arguments.check, context);
  std::vector<std::string> files = {request.source_path};
  if (!request.target_path.empty()) files.push_back(request.target_path);
  files.insert(files.end(), arguments.more.begin(), arguments.more.end());
  const Result<std::vector<Wanted>> wanted = wanted_reports(arguments);
  const auto prepare = [&]() -> Result<CorpusWork> {
    if (!arguments.annotate.empty()) return usage("--annotate is for one file, not for a corpus");
    if (!wanted) return wanted.error();
    CheckRequest rules = request;  // its texts are those of the corpus
    rules.source_path.clear();
    rules.target_path.clear();
    if (Status possible = check_files(arguments, files, rules, *wanted); !possible) return possible.error();
    return corpus_check(files, rules, arguments.corpus);
  };
  run_corpus(arguments.corpus, request.threads, arguments.quiet, context, prepare, [&](const records::Shard& shard) {
    Result<RunReport> report = pipeline::corpus_report(shard);
    if (!report) return Status(report.error());
    return deliver(arguments, *wanted, std::move(*report), {}, context);
  });
}

}  // namespace

void add_check_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("check", "Find what a translation left out, added or got wrong");
  command->footer(kFooter);
  const auto arguments = std::make_shared<CheckArguments>();
  CheckRequest& request = arguments->check.request;
  command->add_option("source", request.source_path, "The source text, or a file that holds both languages")
      ->type_name("FILE")
      ->required();
  command
      ->add_option(
          "target", request.target_path,
          "Its translation; left out when the file holds both languages (TSV, CSV, JSON Lines, TMX, XLIFF, PO)")
      ->type_name("FILE");
  command->add_option("more", arguments->more, "More texts of a corpus")->type_name("FILE");
  command->add_flag("--corpus", arguments->is_corpus,
                    "All files are one corpus, however large: tables (TSV, JSON Lines), or with --parallel SRC TGT "
                    "[SRC TGT …]; the report has totals and the worst findings (see 'lacuna map check --help')");
  add_chunk_options(*command, arguments->corpus, true);
  add_mpi_options(*command, arguments->corpus);
  add_check_options(*command, arguments->check, context);
  command->add_flag(
      "--soft-paragraphs", request.soft_paragraphs,
      "A blank line, page number or running head inside a sentence does not end it (scans, converted PDF)");
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
  add_max_findings_option(*command, arguments->max_findings);
  add_show_option(*command, arguments->show);
  command->add_flag("-q,--quiet", arguments->quiet, "No summary, no warnings and no progress");
  command->callback([arguments, &context] {
    if (arguments->is_corpus || arguments->corpus.mpi) {
      run_on_corpus(*arguments, context);
    } else {
      finish(run(*arguments, context), context);
    }
  });
}

}  // namespace lacuna::cli
