#include "eval/cli/command_score.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "eval/base/file.h"
#include "eval/cli/score_output.h"
#include "eval/langpack/find_pack.h"
#include "eval/pipeline/parallel.h"
#include "eval/pipeline/score_texts.h"
#include "metrics/registry.h"

namespace lacuna::cli {
namespace {

constexpr const char* kFooter = R"(Each line of a file is one segment; all files have the same number of lines.

Examples:
  lacuna score reference.txt -i translation.txt
  lacuna score ref-a.txt ref-b.txt -i baseline.txt new.txt -m bleu chrf++ --format json)";

struct ScoreArguments {
  std::vector<std::string> references;
  std::vector<std::string> hypotheses;
  std::vector<std::string> metrics;
  std::string tokenize = "13a";
  std::string pack;
  std::string source_language;
  std::string target_language;
  bool lowercase = false;
  bool sentence_level = false;
  std::string format = "text";
  int width = 2;
  std::size_t threads = 0;
};

std::vector<std::string> metric_names() {
  std::vector<std::string> names;
  for (const metrics::MetricEntry& entry : metrics::metric_registry()) names.emplace_back(entry.name);
  return names;
}

// The SentencePiece model of the pack that was asked for, or of the first one that fits the languages.
Result<TokenizerPtr> load_sentencepiece(const ScoreArguments& arguments, const Context& context) {
  Result<langpack::LanguagePack> pack =
      langpack::open_pack(arguments.pack, context.pack_folders, arguments.source_language, arguments.target_language);
  if (!pack) return pack.error();
  return TokenizerPtr(std::move(pack->tokenizer));
}

// Without `-m`, spBLEU is left out when there is no pack; asked for by name, that is an error.
Result<std::vector<MetricPtr>> make_metrics(const ScoreArguments& arguments, const Context& context) {
  std::vector<std::string> names = arguments.metrics.empty() ? metric_names() : arguments.metrics;
  metrics::MetricSettings settings;
  const bool pieces_as_tokens = arguments.tokenize == "spm";
  if (pieces_as_tokens && arguments.metrics.empty()) std::erase(names, "spbleu");  // BLEU is spBLEU then
  const auto spbleu = std::find(names.begin(), names.end(), "spbleu");
  if (pieces_as_tokens || spbleu != names.end()) {
    const Result<TokenizerPtr> sentencepiece = load_sentencepiece(arguments, context);
    if (sentencepiece) {
      settings.sentencepiece = *sentencepiece;
    } else if (pieces_as_tokens || !arguments.metrics.empty() || !arguments.pack.empty()) {
      return sentencepiece.error();
    } else {
      context.err << "lacuna: note: no spBLEU: " << sentencepiece.error().to_string() << '\n';
      names.erase(spbleu);
    }
  }
  if (pieces_as_tokens) {
    settings.bleu.tokenizer = settings.sentencepiece;
  } else {
    const Result<TokenizerPtr> tokenizer = make_tokenizer(arguments.tokenize);
    if (!tokenizer) return tokenizer.error();
    settings.bleu.tokenizer = *tokenizer;
  }
  settings.bleu.effective_order = arguments.sentence_level;  // as sacreBLEU's command line does
  settings.bleu.lowercase = arguments.lowercase;
  settings.chrf.lowercase = arguments.lowercase;
  settings.length = {.tokenizer = settings.bleu.tokenizer, .lowercase = arguments.lowercase};

  std::vector<MetricPtr> result;
  for (const std::string& name : names) {
    const metrics::MetricEntry* entry = metrics::find_metric(name);
    if (entry == nullptr) {
      return Error{.code = ErrorCode::kUsage, .message = "unknown metric '" + name + "'", .path = {}};
    }
    const Result<MetricPtr> metric = entry->make(settings);
    if (!metric) return metric.error();
    result.push_back(*metric);
  }
  return result;
}

// Reads the files `paths` into `texts`, which keep them alive for the streams.
Result<std::vector<TextStream>> read_streams(const std::vector<std::string>& paths, std::vector<std::string>& texts) {
  for (const std::string& path : paths) {
    Result<std::string> text = base::read_text_file(path);
    if (!text) return text.error();
    texts.push_back(std::move(*text));
  }
  std::vector<TextStream> streams;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    streams.push_back({.name = paths[i], .text = texts[i]});
  }
  return streams;
}

Status run(const ScoreArguments& arguments, const Context& context) {
  const auto from_stdin = std::count(arguments.references.begin(), arguments.references.end(), "-") +
                          std::count(arguments.hypotheses.begin(), arguments.hypotheses.end(), "-");
  if (from_stdin > 1) {
    return Error{.code = ErrorCode::kUsage, .message = "only one file can be standard input ('-')", .path = {}};
  }
  const Result<std::vector<MetricPtr>> metrics = make_metrics(arguments, context);
  if (!metrics) return metrics.error();

  ScoreRequest request;
  request.metrics = *metrics;
  std::vector<std::string> reference_texts;
  Result<std::vector<TextStream>> references = read_streams(arguments.references, reference_texts);
  if (!references) return references.error();
  request.references = std::move(*references);
  std::vector<std::string> hypothesis_texts;
  Result<std::vector<TextStream>> hypotheses = read_streams(arguments.hypotheses, hypothesis_texts);
  if (!hypotheses) return hypotheses.error();
  request.hypotheses = std::move(*hypotheses);

  const Result<std::vector<SystemResult>> systems =
      pipeline::score_texts(request, pipeline::parallel_for(arguments.threads));
  if (!systems) return systems.error();
  const ScoreView view{
      .metrics = *metrics, .systems = *systems, .sentence_level = arguments.sentence_level, .width = arguments.width};
  if (arguments.format == "json") {
    write_score_json(view, context.out);
  } else {
    write_score_text(view, context.out);
  }
  return {};
}

}  // namespace

void add_score_command(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("score", "Score translations against references");
  command->footer(kFooter);
  const auto arguments = std::make_shared<ScoreArguments>();
  command->add_option("references", arguments->references, "Reference files, one or more")->required();
  command->add_option("-i,--input", arguments->hypotheses, "Translations to score, one file per system")->required();
  command->add_option("-m,--metrics", arguments->metrics, "Metrics (default: all)")
      ->check(CLI::IsMember(metric_names()));
  command->add_option("--tokenize", arguments->tokenize, "Tokeniser of BLEU and the length ratio")
      ->check(CLI::IsMember({"13a", "none", "char", "spm"}))
      ->capture_default_str();
  command->add_option("--pack", arguments->pack, "Folder of the language pack whose SentencePiece model is used");
  command->add_option("--src-lang", arguments->source_language, "Source language, to choose a pack");
  command->add_option("--tgt-lang", arguments->target_language, "Target language, to choose a pack");
  command->add_flag("--lowercase", arguments->lowercase, "Compare in lower case");
  command->add_flag("--sentence-level", arguments->sentence_level, "One score per line instead of one for all");
  command->add_option("--format", arguments->format, "Form of the output")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  command->add_option("--width", arguments->width, "Digits after the point in text")
      ->check(CLI::Range(0, 17))
      ->capture_default_str();
  command->add_option("--threads", arguments->threads, "Threads; 0: one per core; the scores never depend on it")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  command->callback([arguments, &context] {
    if (const Status status = run(*arguments, context); !status) {
      context.err << "lacuna: error: " << status.error().to_string() << '\n';
      context.exit_code = 2;
    }
  });
}

}  // namespace lacuna::cli
