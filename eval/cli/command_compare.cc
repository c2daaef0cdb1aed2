#include "eval/cli/command_compare.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/base/packing.h"
#include "eval/cli/comparison_output.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/cli/score_inputs.h"
#include "eval/cli/score_options.h"
#include "lacuna/compare.h"
#include "reports/json_writer.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(The first system is the baseline. Texts have a segment on each line, and need a reference; packed files are unpacked.
Systems that are JSON files of 'lacuna check' are compared by what was found and covered, and with --ref by the metrics,
too. Scores are those of 'lacuna score' with the same options.

Examples:
  lacuna compare baseline.txt new.txt --ref reference.txt
  lacuna compare a.txt b.txt c.txt --ref r1.txt --ref r2.txt --source source.txt -m bleu chrf --documents ids.txt
  lacuna compare baseline.json new.json -o comparison.html
  lacuna compare a.zh.txt b.zh.txt --ref ref.zh.txt -l en-zh --format markdown --top 3)";

struct CompareArguments {
  std::vector<std::string> systems;
  CompareRequest request;
  ScoreArguments score;  ///< what chooses the metrics
  ComparisonOutput output;
  bool quiet = false;
};

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// Whether a file is meant as a report: by its name, or by how it begins.
bool is_run(const std::string& path, std::string_view bytes) {
  constexpr std::size_t kBeginning = 256;
  if (base::without_packing(path).ends_with(".json")) return true;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{' &&
         bytes.substr(first, kBeginning).find("\"schema_version\"") != std::string_view::npos;
}

/// The systems as runs; none of them when they are texts. Errors: a file that cannot be read or is no report; some are
/// runs and some are texts.
Result<std::vector<NamedRun>> read_runs(const std::vector<std::string>& paths) {
  std::vector<NamedRun> runs;
  std::string text_path;
  for (const std::string& path : paths) {
    std::error_code code;
    const bool is_pipe = std::filesystem::exists(path, code) && !std::filesystem::is_regular_file(path, code);
    if (path == "-" || is_pipe) {  // it can be read only once
      text_path = path;
      continue;
    }
    const Result<std::string> bytes = base::read_text_file(path);
    if (!bytes) return bytes.error();
    if (!is_run(path, *bytes)) {
      text_path = path;
      continue;
    }
    if (is_comparison(*bytes)) return comparison_for_run(path);
    Result<RunReport> report = reports::from_json(*bytes, path);
    if (!report) return report.error();
    runs.push_back({.path = path, .report = std::move(*report)});
  }
  if (!runs.empty() && !text_path.empty()) {
    return usage("runs and texts cannot be compared with each other: " + runs.front().path +
                 " is a report of 'lacuna check', " + text_path + " is not");
  }
  return runs;
}

/// "vi-en" of the first run, where it is known.
std::string language_pair(const std::vector<NamedRun>& runs) {
  if (runs.empty()) return {};
  std::string source;
  std::string target;
  for (const DocumentInfo& document : runs.front().report.documents) {
    (document.role == "source" ? source : target) = document.language;
  }
  return source.empty() || target.empty() ? std::string() : source + "-" + target;
}

/// Languages and metrics, from the options that `score` has, too.
Status choose_metrics(CompareArguments& arguments, const std::vector<NamedRun>& runs, const Context& context) {
  ScoreArguments& score = arguments.score;
  CompareOptions& options = arguments.request.options;
  if (score.language_pair.empty()) score.language_pair = language_pair(runs);
  options.source_language = score.source_language;
  options.target_language = score.target_language;
  if (const std::size_t dash = score.language_pair.find('-'); dash != std::string::npos) {
    if (options.source_language.empty()) options.source_language = score.language_pair.substr(0, dash);
    if (options.target_language.empty()) options.target_language = score.language_pair.substr(dash + 1);
  } else if (!score.language_pair.empty()) {
    return usage("a language pair is two languages with '-' between them, as en-zh");
  }
  if (options.reference_paths.empty()) {
    if (!score.metrics.empty()) return usage("metrics need a reference: name one with --ref");
    return {};
  }
  options.metrics_are_usual = score.metrics.empty();
  if (options.metrics_are_usual) score.metrics = {"bleu", "chrf", "ter"};
  score.references = options.reference_paths;
  Result<std::vector<MetricPtr>> metrics = make_metrics(score, context);
  if (!metrics) return metrics.error();
  options.metrics = std::move(*metrics);
  return {};
}

Status check_inputs(const CompareArguments& arguments, const std::vector<NamedRun>& runs) {
  const CompareRequest& request = arguments.request;
  if (runs.empty() && request.options.reference_paths.empty()) {
    return usage("texts are compared with a reference: name one with --ref");
  }
  if (!runs.empty() && !request.source_path.empty()) return usage("--source is for texts: runs have their source");
  if (request.options.reference_paths.empty() && !request.options.training_path.empty()) {
    return usage("--train-counts is for words of a reference: name one with --ref");
  }
  std::vector<std::string> paths = arguments.systems;
  paths.insert(paths.end(), request.options.reference_paths.begin(), request.options.reference_paths.end());
  paths.insert(paths.end(), {request.source_path, request.options.documents_path, request.options.training_path});
  const auto from_input = std::count(paths.begin(), paths.end(), "-");
  if (from_input > 1) return usage("only one file can be standard input ('-')");
  return check_outputs(paths, {&arguments.output.path, 1});
}

Status run(CompareArguments& arguments, Context& context) {
  CompareRequest& request = arguments.request;
  if (Status status = check_comparison_output(arguments.output); !status) return status;
  if (arguments.systems.size() < 2) return usage("a comparison needs two systems or more");
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  const Result<std::vector<NamedRun>> runs = read_runs(arguments.systems);
  if (!runs) return runs.error();
  if (Status status = check_inputs(arguments, *runs); !status) return status;
  if (Status status = choose_metrics(arguments, *runs, context); !status) return status;
  if (arguments.output.top) request.options.max_units = request.options.max_ngrams = *arguments.output.top;
  request.hypothesis_paths = arguments.systems;
  const Result<CompareReport> report =
      runs->empty() ? compare(request, progress.get()) : compare_runs(*runs, request.options, progress.get());
  progress->update("", 0, 0);
  if (!report) return report.error();
  Result<std::string> bytes = comparison_bytes(*report, *runs, arguments.output, context);
  if (!bytes) return bytes.error();
  return write_outputs({{arguments.output.path, std::move(*bytes)}}, context);
}

}  // namespace

void add_compare_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("compare", "Compare translations of the same text, by scores or by findings");
  command->footer(kFooter);
  const auto arguments = std::make_shared<CompareArguments>();
  CompareRequest& request = arguments->request;
  CompareOptions& options = request.options;
  command->add_option("systems", arguments->systems, "Two or more translations, or reports of 'lacuna check --json'")
      ->required()
      ->type_name("FILE");
  command->add_option("--ref,--reference", options.reference_paths, "A reference; may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_option("--source", request.source_path, "The source: shown, and for buckets by its length")
      ->type_name("FILE");
  command
      ->add_option("--documents", options.documents_path,
                   "The name of each line's document; whole documents are resampled")
      ->type_name("FILE");
  command
      ->add_option("--train-counts", options.training_path,
                   "The training text, or its words (word, tab, count): makes the buckets by frequency, which are by "
                   "the references otherwise")
      ->type_name("FILE");
  command->add_option("--samples", options.samples, "Resamples of the tests and intervals")
      ->type_name("N")
      ->check(CLI::Range(std::size_t{100}, std::size_t{100000000}))
      ->capture_default_str();
  command->add_option("--seed", options.seed, "Seed of the resamples")->type_name("N")->capture_default_str();
  command->add_option("--alpha", options.alpha, "Level of the tests; intervals cover the rest")
      ->type_name("P")
      ->check(CLI::Range(1e-9, 0.999))
      ->capture_default_str();
  command
      ->add_option("--top", arguments->output.top,
                   "N-grams and units of each kind (console 5, Markdown 10, JSON 50 n-grams and 100 units when left "
                   "out)")
      ->type_name("N")
      ->check(CLI::Range(0, 1000000));
  command
      ->add_option("--format", arguments->output.format,
                   "console, markdown, json or html (by the ending of --out, else console, when left out)")
      ->type_name("NAME")
      ->check(CLI::IsMember(comparison_format_names()));
  command->add_option("-o,--out", arguments->output.path, "File to write; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  command->add_option("--threads", options.threads, "Threads; 0: one per core; numbers never depend on it")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No progress");
  add_metric_options(*command, arguments->score, "bleu chrf ter");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
