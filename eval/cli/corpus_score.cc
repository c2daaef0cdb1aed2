#include "eval/cli/corpus_score.h"

#include <algorithm>
#include <set>
#include <utility>

#include "eval/cli/outputs.h"
#include "eval/corpus/chunk_bitext.h"
#include "eval/pipeline/shards/corpus_report.h"
#include "eval/pipeline/shards/run_settings.h"
#include "eval/pipeline/shards/score_measure.h"

namespace lacuna::cli {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

/// What needs more than sums of rows, or another text than the files have.
Status check_possible(const ScoreArguments& arguments) {
  const std::pair<bool, const char*> impossible[] = {
      {arguments.sentence_level, "--sentence-level"},
      {arguments.resegment, "--resegment"},
      {arguments.confidence, "--confidence"},
      {arguments.paired_bootstrap, "--paired-bs"},
      {arguments.paired_randomization, "--paired-ar"},
      {arguments.compare, "--compare"},
      {!arguments.external.empty(), "--external"},
      {!arguments.test_set.empty(), "--test-set"},
      {arguments.encoding != "utf-8" && arguments.encoding != "utf8", "--encoding"},
  };
  for (const auto& [is_asked, name] : impossible) {
    if (is_asked) return usage(std::string(name) + " is not for a corpus in chunks, of which only sums are kept");
  }
  return {};
}

Result<std::vector<std::vector<std::string>>> table_groups(const ScoreTables& tables) {
  corpus::BitextOptions options;
  if (!tables.format.empty()) {
    options.format = corpus::bitext_format(tables.format);
    if (!options.format) return usage("no format is called '" + tables.format + "'; there are tsv and jsonl");
  }
  std::vector<std::vector<std::string>> groups;
  for (const std::string& file : tables.files) {
    const Result<corpus::BitextFormat> format = corpus::chunked_format(file, options);
    if (!format) return format.error();
    groups.push_back({file});
  }
  return groups;
}

}  // namespace

std::vector<std::string> metric_words(const CLI::App& command) {
  CLI::App only_metrics;
  ScoreArguments unused;
  add_metric_options(only_metrics, unused, "bleu");
  std::vector<std::string> words;
  for (const CLI::Option* known : only_metrics.get_options()) {
    if (known->get_lnames().empty()) continue;
    const std::string name = "--" + known->get_lnames().front();
    const CLI::Option* option = command.get_option_no_throw(name);
    if (option == nullptr || option->count() == 0 || name == "--help") continue;
    words.push_back(name);
    if (option->get_expected_max() == 0) continue;
    const std::vector<std::string>& values = option->results();
    words.insert(words.end(), values.begin(), values.end());
  }
  return words;
}

Result<CorpusWork> corpus_score(const ScoreArguments& arguments, const ScoreTables& tables,
                                std::vector<std::string> words, const CorpusOptions& options, const Context& context) {
  if (Status possible = check_possible(arguments); !possible) return possible.error();
  ScoreArguments chosen = arguments;
  const bool aligned = tables.files.empty();
  if (!aligned && (!chosen.references.empty() || !chosen.hypotheses.empty())) {
    return usage("either line-aligned files or --table, not both");
  }
  if (aligned && chosen.references.empty()) return usage("name a reference file, before the options");
  if (aligned && chosen.hypotheses.empty()) return usage("name the systems with -i");
  if (!aligned) chosen.references = {"table"};  // the metrics are those of a run with references
  const Result<std::vector<MetricPtr>> metrics = make_metrics(chosen, context);
  if (!metrics) return metrics.error();
  pipeline::CorpusScoring scoring{.metrics = *metrics,
                                  .metric_words = std::move(words),
                                  .systems = aligned ? chosen.hypotheses : std::vector<std::string>{"System 1"},
                                  .aligned = aligned,
                                  .references = chosen.references.size(),
                                  .reference_fields = chosen.reference_fields,
                                  .format = tables.format,
                                  .hypothesis_name = aligned ? std::string() : tables.hypothesis_field,
                                  .reference_names = aligned ? std::vector<std::string>() : tables.reference_fields};
  std::vector<std::vector<std::string>> groups;
  if (aligned) {
    std::vector<std::string>& texts = groups.emplace_back(chosen.references);
    texts.insert(texts.end(), chosen.hypotheses.begin(), chosen.hypotheses.end());
    if (Status possible = check_standard_input(texts); !possible) return possible.error();
    std::set<std::string> systems(chosen.hypotheses.begin(), chosen.hypotheses.end());
    if (systems.size() < chosen.hypotheses.size()) return usage("a system is named twice");
  } else {
    Result<std::vector<std::vector<std::string>>> named = table_groups(tables);
    if (!named) return named.error();
    groups = std::move(*named);
  }
  return CorpusWork{.measure = std::make_unique<pipeline::ScoreMeasure>(std::move(scoring), options.chunk_bytes),
                    .groups = std::move(groups)};
}

Result<Scored> scored_shard(const records::Shard& shard, const Context& context) {
  if (Status complete = pipeline::check_complete(shard); !complete) return complete.error();
  CLI::App only_metrics;
  ScoreArguments arguments;
  add_metric_options(only_metrics, arguments, "bleu");
  std::vector<std::string> words = pipeline::split_lines(records::setting(shard.settings, pipeline::setting::kMetrics));
  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  try {
    only_metrics.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return Error{.code = ErrorCode::kFormat,
                 .message = std::string("the metrics of the shard are not known: ") + error.what(),
                 .path = {}};
  }
  arguments.references = {"of the shard"};  // the metrics are those of a run with references
  Result<std::vector<MetricPtr>> metrics = make_metrics(arguments, context);
  if (!metrics) return metrics.error();
  Result<pipeline::CorpusScores> scores = pipeline::corpus_scores(shard, *metrics);
  if (!scores) return scores.error();
  return Scored{.metrics = std::move(*metrics), .systems = std::move(scores->systems), .units = scores->units};
}

}  // namespace lacuna::cli
