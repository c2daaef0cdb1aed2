#include "eval/cli/command_bench.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/corpus/document.h"
#include "eval/corpus/omission_gold.h"
#include "eval/langpack/find_pack.h"
#include "eval/pipeline/omission_bench.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/synthetic_omissions.h"
#include "lacuna/check.h"
#include "lacuna/version.h"
#include "reports/omission_bench_report.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter = R"(Examples:
  lacuna bench omission news.vi news.en --src-lang vi --tgt-lang en
  lacuna bench omission gold.jsonl --json figures.json --predictions predictions.jsonl

'lacuna bench omission --help' says more.)";

constexpr const char* kOmissionFooter =
    R"(GOLD.jsonl has an object on each line: id, src, tgt, y_omission (0 or 1); and, where known, y_addition, kind and
match_kind (figures are given for each), tgt_full (the pair undamaged), omission_spans ([{"start", "end"}], characters of
src), hard (1: in the length-matched subset). Two line-aligned files of good translation become such a benchmark: words,
phrases, list items, clauses and sentences are taken out of half of the pairs, from the translation (omissions) and from
the source (additions).

Each pair is checked as a document of its own. Its score is the probability that anything was left out. Every deletion
shortens the text, so what the length alone tells is always shown as well.

Examples:
  lacuna bench omission news.vi news.en --src-lang vi --tgt-lang en --write gold.jsonl
  lacuna bench omission gold.jsonl --json figures.json --predictions predictions.jsonl
  lacuna bench omission gold.jsonl --pack packs/vi-en --bootstrap 0)";

struct BenchArguments {
  std::vector<std::string> files;
  std::string source_language;
  std::string target_language;
  std::string pack;
  double min_probability = kDefaultMinProbability;
  pipeline::SyntheticOmissionOptions synthetic;
  std::size_t samples = 1000;
  std::size_t threads = 0;
  std::string json;
  std::string predictions;
  std::string gold;
  bool quiet = false;
};

std::vector<std::string> lines_of(const corpus::Document& document, const std::vector<ByteSpan>& spans) {
  std::vector<std::string> lines;
  lines.reserve(spans.size());
  for (const ByteSpan& span : spans) lines.emplace_back(span.of(document.text));
  return lines;
}

Result<std::vector<corpus::OmissionItem>> make_items(const BenchArguments& arguments,
                                                     const base::ParallelFor& parallel) {
  if (arguments.source_language.empty() || arguments.target_language.empty()) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "a benchmark made from two texts needs their languages: --src-lang and --tgt-lang"};
  }
  const Result<corpus::Document> source = corpus::read_document(arguments.files[0], corpus::Markup::kNone);
  if (!source) return source.error();
  const Result<corpus::Document> target = corpus::read_document(arguments.files[1], corpus::Markup::kNone);
  if (!target) return target.error();
  const std::vector<ByteSpan> source_spans = corpus::line_spans(source->text);
  const std::vector<ByteSpan> target_spans = corpus::line_spans(target->text);
  if (Status fits = corpus::check_parallel(*source, source_spans, *target, target_spans); !fits) return fits.error();
  pipeline::SyntheticOmissionOptions options = arguments.synthetic;
  options.source_language = arguments.source_language;
  options.target_language = arguments.target_language;
  return pipeline::make_omission_items(lines_of(*source, source_spans), lines_of(*target, target_spans), options,
                                       parallel);
}

/// The pack that was asked for, or the one for the languages that the gold names.
Result<langpack::LanguagePack> open_pack(const BenchArguments& arguments,
                                         const std::vector<corpus::OmissionItem>& items,
                                         const std::vector<std::string>& folders) {
  std::string source = arguments.source_language;
  std::string target = arguments.target_language;
  const std::string& named = items.front().language_pair;
  const std::size_t dash = named.find('-');
  if (arguments.pack.empty() && dash != std::string::npos) {
    if (source.empty()) source = named.substr(0, dash);
    if (target.empty()) target = named.substr(dash + 1);
  }
  if (arguments.pack.empty() && (source.empty() || target.empty())) {
    return Error{.code = ErrorCode::kUsage,
                 .message = "the gold does not name its languages ('lp'): use --src-lang and --tgt-lang, or --pack"};
  }
  return langpack::open_pack(arguments.pack, folders, source, target);
}

Status write_report(const BenchArguments& arguments, const reports::OmissionBenchReport& report,
                    const std::vector<corpus::OmissionItem>& items, const std::vector<pipeline::ItemOutcome>& outcomes,
                    Context& context) {
  std::vector<Output> outputs;
  if (!arguments.gold.empty()) {
    std::string lines;
    for (const corpus::OmissionItem& item : items) lines += corpus::to_gold_line(item) + "\n";
    outputs.push_back({arguments.gold, std::move(lines)});
  }
  if (!arguments.predictions.empty()) {
    outputs.push_back({arguments.predictions, pipeline::prediction_lines(items, outcomes)});
  }
  if (!arguments.json.empty()) outputs.push_back({arguments.json, reports::to_json(report)});
  if (Status written = write_outputs(outputs, context); !written) return written;
  if (!arguments.quiet && !takes_stdout(outputs)) context.out << reports::to_text(report);
  return {};
}

Status run(const BenchArguments& arguments, Context& context) {
  if (!arguments.gold.empty() && arguments.files.size() == 1) {
    return Error{.code = ErrorCode::kUsage, .message = "--write is for a benchmark that is made from two texts"};
  }
  const std::vector<std::string> outputs = {arguments.gold, arguments.predictions, arguments.json};
  if (Status possible = check_outputs(arguments.files, outputs); !possible) return possible;
  const base::ParallelFor parallel = pipeline::parallel_for(arguments.threads, nullptr);
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  const Result<std::vector<corpus::OmissionItem>> items =
      arguments.files.size() == 1 ? corpus::read_omission_gold(arguments.files[0]) : make_items(arguments, parallel);
  if (!items) return items.error();
  const Result<langpack::LanguagePack> pack = open_pack(arguments, *items, context.pack_folders);
  if (!pack) return pack.error();
  const std::vector<pipeline::ItemOutcome> outcomes =
      pipeline::detect_omissions(*items, *pack, arguments.min_probability, parallel, progress.get());

  reports::OmissionBenchReport report;
  report.tool.version = kVersion;
  report.pack = pack->info();
  report.files = arguments.files;
  report.items = items->size();
  report.min_probability = arguments.min_probability;
  report.samples = arguments.samples;
  report.seed = arguments.synthetic.seed;
  progress->update("resampling", 0, 0);
  for (const pipeline::BenchTarget target : pipeline::kBenchTargets) {
    std::vector<stats::OmissionGroup> groups =
        stats::judge_omissions(pipeline::judged_pairs(*items, outcomes, target),
                               {.samples = arguments.samples, .seed = arguments.synthetic.seed}, parallel);
    const char* error = target == pipeline::BenchTarget::kOmission ? "omission" : "addition";
    if (!groups.empty()) report.sections.push_back({error, std::move(groups)});
  }
  progress->update("", 0, 0);
  return write_report(arguments, report, *items, outcomes, context);
}

}  // namespace

void add_bench_command(CLI::App& app, Context& context) {
  CLI::App* bench = app.add_subcommand("bench", "Measure how well Lacuna finds what is known to be wrong");
  bench->footer(kFooter);
  bench->require_subcommand(1);
  CLI::App* command = bench->add_subcommand("omission", "Omissions and additions: gold, or made from clean bitext");
  command->footer(kOmissionFooter);
  const auto arguments = std::make_shared<BenchArguments>();
  command->add_option("files", arguments->files, "GOLD.jsonl, or line-aligned SRC TGT")
      ->type_name("FILE")
      ->required()
      ->expected(1, 2);
  command->add_option("--src-lang", arguments->source_language, "Language of the source")->type_name("LANG");
  command->add_option("--tgt-lang", arguments->target_language, "Language of the translation")->type_name("LANG");
  command->add_option("--pack", arguments->pack, "Folder of the language pack (found by language when left out)")
      ->type_name("FOLDER");
  command->add_option("--min-probability", arguments->min_probability, "Findings whose words count as spans, 0 to 1")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--per-kind", arguments->synthetic.per_kind, "Damaged pairs of a kind, at most")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->add_option("--seed", arguments->synthetic.seed, "Seed of the damage and of the resamples")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("--bootstrap", arguments->samples, "Resamples for the intervals; 0: no intervals")
      ->type_name("N")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  command->add_option("--threads", arguments->threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->add_option("--json", arguments->json, "Write the figures as JSON")->type_name("FILE");
  command->add_option("--predictions", arguments->predictions, "Write score and spans of each pair as JSON Lines")
      ->type_name("FILE");
  command->add_option("--write", arguments->gold, "Write the benchmark that was made as JSON Lines")->type_name("FILE");
  command->add_flag("-q,--quiet", arguments->quiet, "No table and no progress");
  command->callback([arguments, &context] { finish(run(*arguments, context), context); });
}

}  // namespace lacuna::cli
