#include "eval/cli/command_meta.h"

#include <CLI/CLI.hpp>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "eval/cli/format_choice.h"
#include "eval/cli/meta_inputs.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "lacuna/meta.h"
#include "reports/meta/meta_writers.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(Score files are those of mt-metrics-eval: SYSTEM<TAB>SCORE on each line, the segments of a system in order, None for
a human score that is missing. x.seg.score and x.sys.score are the scores of x; without the latter, scores of systems
are means of segments. Higher is better; --lower turns a metric round. With --data, --human is the name of scores in
human-scores/, and all metrics of metric-scores/ are compared that used no other reference.

Statistics: pearson, spearman, kendall (tau-b), kendall-c (tau-c), accuracy (of pairs), at both levels; spa (soft
pairwise accuracy) of systems; acc-eq (accuracy with calibrated ties), kendall-like (of pairs that differ by
--threshold) of segments. They are defined in eval/docs/meta.md.

Examples:
  lacuna meta --human mqm.seg.score --metric BLEU.seg.score COMET.seg.score
  lacuna meta --data wmt24 --lp en-de --human mqm --exclude refB --format markdown -o meta.md
  lacuna meta --data wmt24 --lp en-de --human mqm --score bleu chrf ter --write wmt24/metric-scores/en-de)";

enum class Format : std::uint8_t { kConsole, kJson, kCsv, kMarkdown };

/// In the order of the enumeration.
constexpr std::array<FormatChoice, 4> kFormats = {
    {{"console", ".txt"}, {"json", ".json"}, {"csv", ".csv"}, {"markdown", ".md"}}};

std::string written(const MetaReport& report, const MetaArguments& arguments, Format format, const Context& context) {
  if (format == Format::kJson) return reports::meta_json(report);
  if (format == Format::kCsv) return reports::meta_csv(report);
  if (format == Format::kMarkdown) return reports::meta_markdown(report);
  reports::MetaTextOptions options;
  if (arguments.output == "-") options = {.color = context.color, .width = context.width};
  return reports::meta_table(report, options);
}

/// The folder for score files is made when it is not there.
Status make_folder(const std::string& folder) {
  if (folder.empty()) return {};
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (!code) return {};
  return Error{.code = ErrorCode::kIo, .message = "cannot make the folder: " + code.message(), .path = folder};
}

Status run(const MetaArguments& arguments, Context& context) {
  const Result<std::size_t> format = format_choice(kFormats, arguments.format, arguments.output);
  if (!format) return format.error();
  if (Status possible = check_outputs(meta_files(arguments), {&arguments.output, 1}); !possible) return possible;
  const Result<MetaInputs> inputs = read_meta_inputs(arguments, context);
  if (!inputs) return inputs.error();
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  const Result<MetaReport> report = meta_evaluate(inputs->request, progress.get());
  progress->update("", 0, 0);
  if (!report) return report.error();
  if (Status status = make_folder(arguments.write_folder); !status) return status;
  std::vector<Output> outputs = inputs->score_files;
  outputs.push_back({arguments.output, written(*report, arguments, static_cast<Format>(*format), context)});
  return write_outputs(outputs, context);
}

void add_inputs(CLI::App& command, MetaArguments& arguments) {
  command
      .add_option("--human", arguments.human,
                  "Human scores: a file (two: of segments and systems), or with --data a name such as mqm")
      ->type_name("FILE|NAME");
  command.add_option("--human-sys", arguments.human_systems, "Human scores of systems")->type_name("FILE");
  command.add_option("--metric", arguments.metric_files, "Scores of metrics")->type_name("FILE");
  command.add_option("--metric-sys", arguments.metric_system_files, "Scores of systems by metrics")->type_name("FILE");
  CLI::Option* data = command.add_option("--data", arguments.folder, "A test set's folder, as mt-metrics-eval has it")
                          ->type_name("FOLDER");
  for (const char* option : {"--human-sys", "--metric", "--metric-sys"}) data->excludes(option);
  command.add_option("--lp", arguments.language_pair, "Language pair of the folder: en-de")->type_name("LP");
  command.add_option("--ref", arguments.references, "References of the folder (the only one)")
      ->type_name("NAME")
      ->needs(data);
  command.add_option("--metrics", arguments.metrics, "Metrics of the folder (all): BLEU, or BLEU-refA")
      ->type_name("NAME")
      ->needs(data);
  command.add_option("--exclude", arguments.excluded, "Systems to leave out: outliers, human translations")
      ->type_name("SYSTEM");
  command.add_option("--lower", arguments.lower, "Metrics whose lower scores are better")->type_name("NAME");
  command.add_option("--score", arguments.own, "Compute these on the texts of the folder, and compare them, too")
      ->type_name("NAME")
      ->check(CLI::IsMember({"bleu", "chrf", "chrf++", "ter"}))
      ->needs(data);
  command.add_option("--tokenize", arguments.tokenize, "Tokeniser of bleu (that of the target language)")
      ->type_name("NAME");
  command.add_option("--write", arguments.write_folder, "Write score files of --score into this folder")
      ->type_name("FOLDER")
      ->needs(data);
}

void add_evaluation(CLI::App& command, MetaArguments& arguments) {
  MetaOptions& options = arguments.options;
  command.add_option("--level", arguments.level, "Of systems, of segments, or both")
      ->type_name("NAME")
      ->check(CLI::IsMember({"seg", "sys", "both"}))
      ->capture_default_str();
  command
      .add_option("--statistics", arguments.statistics,
                  "Which (of systems pearson kendall accuracy spa; of segments pearson kendall acc-eq)")
      ->type_name("NAME")
      ->check(
          CLI::IsMember({"pearson", "spearman", "kendall", "kendall-c", "kendall-like", "accuracy", "spa", "acc-eq"}));
  command
      .add_option("--grouping", arguments.groupings,
                  "Segments are compared with those of the same item, of the same system, or with all")
      ->type_name("NAME")
      ->check(CLI::IsMember({"item", "system", "none"}))
      ->capture_default_str();
  command.add_option("--threshold", options.like_threshold, "Least difference of human scores for kendall-like")
      ->type_name("D")
      ->capture_default_str();
  command.add_flag("--undefined-as-zero", options.undefined_as_zero,
                   "Groups whose correlation is undefined count as 0, not at all otherwise");
  command
      .add_option("--permutation", arguments.permutation,
                  "What metrics exchange in the test: each score, inputs, systems")
      ->type_name("NAME")
      ->check(CLI::IsMember({"both", "inputs", "systems"}))
      ->capture_default_str();
  command.add_option("--samples", options.samples, "Of the permutation tests; 0: no test")
      ->type_name("N")
      ->check(CLI::Range(0, 10000000))
      ->capture_default_str();
  command.add_option("--seed", options.seed, "Of the permutation tests")->type_name("N")->capture_default_str();
  command.add_option("--alpha", options.alpha, "Largest p-value that is significant")
      ->type_name("P")
      ->capture_default_str();
  command.add_option("--spa-samples", options.soft_samples, "Permutations within spa")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  command.add_option("--threads", options.threads, "0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
}

}  // namespace

void add_meta_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("meta", "Compare metrics by how well they agree with human scores");
  command->footer(kFooter);
  const auto arguments = std::make_shared<MetaArguments>();
  add_inputs(*command, *arguments);
  add_evaluation(*command, *arguments);
  command
      ->add_option("--format", arguments->format,
                   "How to write it (by the ending of --out, else console, when left out)")
      ->type_name("NAME")
      ->check(CLI::IsMember(names_of(kFormats)));
  command->add_option("-o,--out", arguments->output, "File to write; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  command->add_flag("-q,--quiet", arguments->quiet, "No progress bar");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
