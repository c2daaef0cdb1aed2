#include "eval/cli/command_map.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/cli/check_options.h"
#include "eval/cli/corpus_check.h"
#include "eval/cli/corpus_run.h"
#include "eval/cli/corpus_score.h"
#include "eval/cli/outputs.h"
#include "eval/cli/progress_bar.h"
#include "eval/pipeline/shards/map_chunks.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter =
    R"(A corpus that is too large for one run is measured in parts, by any engine that starts programs; 'lacuna merge' puts the
shards together. A file is cut into chunks at fixed places, and a part is a row of chunks, so the parts change no result.
What comes on standard input is a text of its own: give each such text a name with --name.

Examples:
  lacuna map check corpus.tsv --src-lang vi --tgt-lang en --part 3/7 -o 3.shard
  lacuna map score ref.txt -i hyp.txt --part 3/7 -o 3.shard
  lacuna map check - --src-lang vi --tgt-lang en --name part-00042 < part-00042 > 42.shard)";

constexpr const char* kCheckFooter =
    R"(Files are tables (TSV, JSON Lines; packed, too) with a pair of texts on each line, or with --parallel line-aligned texts,
SRC TGT [SRC TGT …]. What compares all units with one another (consistency) is left out.

Examples:
  lacuna map check crawl-*.tsv.zst --src-lang vi --tgt-lang en --part 3/40 -o 3.shard
  lacuna map check corpus.tsv --src-lang vi --tgt-lang en --bytes 0-1000000000 -o first.shard
  lacuna map check --parallel train.vi train.en --src-lang vi --tgt-lang en -o train.shard
  lacuna map check - --from jsonl --src-lang vi --tgt-lang en --name part-00042 < part-00042 > 42.shard)";

constexpr const char* kScoreFooter =
    R"(Files are line-aligned as for 'lacuna score', or with --table tables (TSV, JSON Lines) whose lines hold a translation and
its references.

Examples:
  lacuna map score ref.txt -i hyp.txt -m bleu chrf --part 1/4 -o 1.shard
  lacuna map score --table scored.tsv.gz --hypothesis-field 2 --reference-field 3 -o scored.shard)";

struct MapArguments {
  CorpusOptions corpus;
  std::string part;
  std::string bytes;
  std::string name;
  std::string out = "-";
  std::size_t threads = 0;
  bool plan = false;
  bool quiet = false;
};

struct MapCheckArguments {
  MapArguments map;
  CheckOptions check;
  std::vector<std::string> files;
};

struct MapScoreArguments {
  MapArguments map;
  ScoreArguments score;
  ScoreTables tables;
};

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// "3/7" or "0-1000": two numbers with `between` in the middle.
std::optional<std::pair<std::uint64_t, std::uint64_t>> two_numbers(const std::string& text, char between) {
  const auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
  };
  const std::size_t middle = text.find(between);
  if (middle == std::string::npos) return std::nullopt;
  const auto first = number(std::string_view{text}.substr(0, middle));
  const auto second = number(std::string_view{text}.substr(middle + 1));
  if (!first || !second) return std::nullopt;
  return std::pair(*first, *second);
}

/// The chunks that were asked for.
Result<std::vector<pipeline::ChunkRange>> ranges_of(const MapArguments& arguments, const pipeline::CorpusRun& run) {
  std::vector<pipeline::WorkItem> items = pipeline::work_items(run.texts, run.chunk_bytes);
  if (!arguments.part.empty()) {
    const auto part = two_numbers(arguments.part, '/');
    if (!part || part->first == 0 || part->first > part->second) {
      return usage("--part " + arguments.part + ": expected I/N with I from 1 to N, as 3/7");
    }
    items = pipeline::share_of(items, part->first - 1, part->second);
  }
  if (!arguments.bytes.empty()) {
    const auto bytes = two_numbers(arguments.bytes, '-');
    if (!bytes || bytes->first >= bytes->second) {
      return usage("--bytes " + arguments.bytes + ": expected BEGIN-END, as 0-1000000000");
    }
    if (run.texts.size() > 1) return usage("--bytes is for one file; --part shares several");
    if (!run.texts.front().chunks) return usage("--bytes is for a file that is not packed, and no pipe");
    std::erase_if(items, [&, &bounds = *bytes](const pipeline::WorkItem& item) {
      const std::uint64_t begin = *item.chunk * run.chunk_bytes;
      return begin < bounds.first || begin >= bounds.second;
    });
  }
  return pipeline::ranges_of(items);
}

/// What would be measured: a line for each row of chunks.
std::string plan_of(const pipeline::CorpusRun& run, const std::vector<pipeline::ChunkRange>& ranges) {
  std::string text;
  for (const pipeline::ChunkRange& range : ranges) {
    const pipeline::CorpusText& file = run.texts[range.text];
    text.append(file.name).append("\t");
    if (range.end) {
      text.append("chunks ").append(std::to_string(range.first)).append("-").append(std::to_string(*range.end - 1));
      text.append(" of ").append(std::to_string(file.chunks.value_or(*range.end)));
    } else {
      text.append("all");
    }
    text.append("\n");
  }
  return text;
}

Status run_map(const MapArguments& arguments, const Result<CorpusWork>& work, Context& context) {
  if (!work) return work.error();
  std::vector<std::string> texts;
  for (const std::vector<std::string>& group : work->groups) texts.insert(texts.end(), group.begin(), group.end());
  const std::vector<std::string> outputs = {arguments.out};
  if (Status possible = check_outputs(texts, outputs); !possible) return possible;
  Result<std::vector<pipeline::CorpusText>> found =
      pipeline::corpus_texts(work->groups, arguments.corpus.chunk_bytes, arguments.name);
  if (!found) return found.error();
  const pipeline::CorpusRun run{
      .texts = std::move(*found), .chunk_bytes = arguments.corpus.chunk_bytes, .threads = arguments.threads};
  const Result<std::vector<pipeline::ChunkRange>> ranges = ranges_of(arguments, run);
  if (!ranges) return ranges.error();
  if (arguments.plan) {
    context.out << plan_of(run, *ranges);
    return {};
  }
  const std::unique_ptr<Progress> progress = make_progress(context, arguments.quiet);
  const Result<records::Shard> shard = pipeline::map_chunks(run, *ranges, *work->measure, progress.get());
  if (!shard) return shard.error();
  progress->update("", 0, 0);
  return write_outputs({{arguments.out, records::shard_text(*shard)}}, context);
}

void add_map_options(CLI::App& command, MapArguments& arguments, bool has_findings) {
  command.add_option("--part", arguments.part, "Measure only this part of all chunks, as 3/7")->type_name("I/N");
  command.add_option("--bytes", arguments.bytes, "Measure only the chunks of the file that begin in these bytes")
      ->type_name("BEGIN-END")
      ->excludes("--part");
  command.add_flag("--plan", arguments.plan, "Print which chunks that would be, and measure nothing");
  command.add_option("--name", arguments.name, "What standard input is called in the shard")->type_name("NAME");
  add_chunk_options(command, arguments.corpus, has_findings);
  command
      .add_option("-o,--out", arguments.out,
                  "File to write the shard to; .gz and .zst are packed; - is standard output")
      ->type_name("FILE")
      ->capture_default_str();
  command.add_flag("-q,--quiet", arguments.quiet, "No progress");
}

void add_map_check(CLI::App& map, Context& context) {
  CLI::App* command = map.add_subcommand("check", "Check a part of a corpus");
  command->footer(kCheckFooter);
  const auto arguments = std::make_shared<MapCheckArguments>();
  command->add_option("files", arguments->files, "Tables, or with --parallel SRC TGT [SRC TGT …]; - is standard input")
      ->type_name("FILE")
      ->required();
  add_map_options(*command, arguments->map, true);
  add_check_options(*command, arguments->check, context);
  command->get_option("--src-lang")->description("Language of the source; a corpus is not asked for it");
  command->get_option("--tgt-lang")->description("Language of the translation; likewise");
  command->get_option("--from")->description("Format of tables: tsv, jsonl (by their names when left out)");
  command->callback([arguments, &context] {
    const CheckRequest rules = request_of(arguments->check, context);
    arguments->map.threads = rules.threads;
    finish(run_map(arguments->map, corpus_check(arguments->files, rules, arguments->map.corpus), context), context);
  });
}

void add_map_score(CLI::App& map, Context& context) {
  CLI::App* command = map.add_subcommand("score", "Score a part of a corpus");
  command->footer(kScoreFooter);
  const auto arguments = std::make_shared<MapScoreArguments>();
  ScoreArguments& score = arguments->score;
  command->add_option("references", score.references, "Reference files, one or more; before the options")
      ->type_name("FILE");
  command->add_option("-i,--input", score.hypotheses, "Translations to score, one file per system")->type_name("FILE");
  command
      ->add_option("--num-refs", score.reference_fields,
                   "References between tabs on each line of the reference file; 0: any number, from line to line")
      ->type_name("N")
      ->check(CLI::Range(0, 10000))
      ->capture_default_str();
  command->add_option("--table", arguments->tables.files, "Tables with translation and references; - is standard input")
      ->type_name("FILE");
  command
      ->add_option("--from", arguments->tables.format,
                   "Format of the tables: tsv, jsonl (by their names when left out)")
      ->type_name("FORMAT");
  command->add_option("--hypothesis-field", arguments->tables.hypothesis_field, "Column or key of the translation")
      ->type_name("NAME")
      ->capture_default_str();
  command
      ->add_option("--reference-field", arguments->tables.reference_fields,
                   "Column or key of a reference; may be given several times")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->capture_default_str();
  add_map_options(*command, arguments->map, false);
  command->add_option("--threads", arguments->map.threads, "Threads; 0: one per core")
      ->type_name("N")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  add_metric_options(*command, score, "bleu");
  command->callback([arguments, command, &context] {
    finish(run_map(arguments->map,
                   corpus_score(arguments->score, arguments->tables, metric_words(*command), arguments->map.corpus,
                                context),
                   context),
           context);
  });
}

}  // namespace

void add_map_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("map", "Measure a part of a corpus; 'lacuna merge' puts the parts together");
  command->footer(kFooter);
  command->require_subcommand(1);
  add_map_check(*command, context);
  add_map_score(*command, context);
}

}  // namespace lacuna::cli
