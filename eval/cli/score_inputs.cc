#include "eval/cli/score_inputs.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "eval/base/file.h"
#include "eval/base/line_reader.h"
#include "eval/cli/model_download.h"
#include "eval/cli/score_test_sets.h"
#include "eval/langpack/find_pack.h"
#include "eval/pipeline/score_texts.h"
#include "eval/pipeline/unit_scores.h"
#include "eval/text/decode.h"
#include "metrics/registry.h"

namespace lacuna::cli {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

std::string tokenizer_name(const ScoreArguments& arguments) {
  if (!arguments.tokenize.empty()) return arguments.tokenize;
  const std::size_t dash = arguments.language_pair.find('-');
  return std::string(metrics::usual_tokenizer(dash == std::string::npos ? arguments.language_pair
                                                                        : arguments.language_pair.substr(dash + 1)));
}

BleuSmoothing smoothing_of(const std::string& name) {
  if (name == "none") return BleuSmoothing::kNone;
  if (name == "floor") return BleuSmoothing::kFloor;
  return name == "add-k" ? BleuSmoothing::kAddK : BleuSmoothing::kExp;
}

// The SentencePiece model of the pack that was asked for, or of the first one that fits the languages.
Result<TokenizerPtr> load_sentencepiece(const ScoreArguments& arguments, const Context& context) {
  Result<langpack::LanguagePack> pack =
      langpack::open_pack(arguments.pack, context.pack_folders, arguments.source_language, arguments.target_language);
  if (!pack) return pack.error();
  const Result<langpack::PackTokenizer::Made>& tokenizer = pack->tokenizer->get();
  if (!tokenizer) return tokenizer.error();
  return TokenizerPtr(*tokenizer);
}

// In the order of the registry, each once: the order in which they are shown.
std::vector<const metrics::MetricEntry*> chosen_metrics(const ScoreArguments& arguments) {
  std::vector<const metrics::MetricEntry*> chosen;
  if (!arguments.has_references()) return chosen;
  for (const metrics::MetricEntry* entry : metrics::metric_registry()) {
    const bool asked = arguments.metrics.empty() ? entry->name == "bleu"
                                                 : std::find(arguments.metrics.begin(), arguments.metrics.end(),
                                                             entry->name) != arguments.metrics.end();
    if (asked) chosen.push_back(entry);
  }
  return chosen;
}

// The tokeniser of BLEU. Its model is looked for, and fetched where there is a network, when the user names none.
Result<TokenizerPtr> load_tokenizer(const ScoreArguments& arguments, const Context& context) {
  const std::string name = tokenizer_name(arguments);
  if (arguments.tokenizer_model.empty()) {
    if (const Status status = provide_model(name, context.model_folders, context.download, context.err); !status)
      return status.error();
  }
  return make_tokenizer(name, {.model = arguments.tokenizer_model, .model_folders = context.model_folders});
}

/// NAME[:lower][:COLUMN]=FILE[,FILE…]
struct ExternalMetric {
  UnitMeanOptions options;
  std::string column;
  std::vector<std::string> files;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

Result<ExternalMetric> parse_external(const std::string& text, std::size_t systems) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos) return usage("--external " + text + ": expected NAME=FILE, a file for each system");
  ExternalMetric metric;
  std::vector<std::string> names = split(text.substr(0, equals), ':');
  metric.options.name = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i] == "lower") {
      metric.options.lower_is_better = true;
    } else {
      metric.column = names[i];
    }
  }
  metric.files = split(text.substr(equals + 1), ',');
  if (metric.files.size() != systems) {
    return usage("--external " + text + ": " + std::to_string(metric.files.size()) + " files for " +
                 std::to_string(systems) + " systems");
  }
  return metric;
}

Status add_external(const std::string& text, Scored& scored) {
  const Result<ExternalMetric> external = parse_external(text, scored.systems.size());
  if (!external) return external.error();
  const Result<MetricPtr> metric = make_unit_mean(external->options);
  if (!metric) return metric.error();
  for (std::size_t s = 0; s < scored.systems.size(); ++s) {
    const SystemResult& first = scored.systems.front();
    const std::optional<std::size_t> units =
        first.metrics.empty() ? std::nullopt : std::optional(first.metrics.front().table.units());
    Result<MetricResult> result = pipeline::read_unit_scores(**metric, external->files[s], external->column, units);
    if (!result) return result.error();
    scored.systems[s].metrics.push_back(std::move(*result));
  }
  scored.metrics.push_back(*metric);
  return {};
}

Result<std::unique_ptr<base::LineReader>> open_stream(const std::string& path, const std::string& encoding,
                                                      std::deque<std::string>& texts) {
  if (text::is_utf8_name(encoding)) return base::open_lines(path);
  const Result<std::string> bytes = base::read_file(path);
  if (!bytes) return bytes.error();
  Result<std::string> text = text::decode(path == "-" ? "<stdin>" : path, *bytes, encoding);
  if (!text) return text.error();
  texts.push_back(std::move(*text));
  return base::lines_of(path, texts.back());
}

// Paths of the systems. The baseline may be named again in a test, as in sacreBLEU; any other name only once.
Result<std::vector<std::string>> system_paths(const ScoreArguments& arguments) {
  const bool tested = arguments.paired_bootstrap || arguments.paired_randomization || arguments.compare;
  std::vector<std::string> paths;
  for (const std::string& path : arguments.hypotheses) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) {
      paths.push_back(path);
    } else if (!tested || path != paths.front()) {
      return usage("the system " + path + " is named twice");
    }
  }
  return paths;
}

Status write_resegmented(const std::vector<std::string>& paths, const std::vector<SystemResult>& systems) {
  if (paths.empty()) return {};
  if (paths.size() != systems.size()) {
    return usage("--write-resegmented: " + std::to_string(paths.size()) + " files for " +
                 std::to_string(systems.size()) + (systems.size() == 1 ? " system" : " systems"));
  }
  for (std::size_t s = 0; s < systems.size(); ++s) {
    if (std::count(paths.begin(), paths.end(), paths[s]) > 1) {
      return usage("--write-resegmented: the file " + paths[s] + " is named twice");
    }
  }
  for (std::size_t s = 0; s < systems.size(); ++s) {
    if (Status status = base::write_file(paths[s], systems[s].resegmented); !status) return status;
  }
  return {};
}

}  // namespace

Result<std::vector<MetricPtr>> make_metrics(const ScoreArguments& arguments, const Context& context) {
  const std::vector<const metrics::MetricEntry*> chosen = chosen_metrics(arguments);
  const auto is_chosen = [&](std::string_view name) {
    return std::any_of(chosen.begin(), chosen.end(), [&](const auto* entry) { return entry->name == name; });
  };
  metrics::MetricSettings settings;
  if (is_chosen("spbleu")) {
    const Result<TokenizerPtr> sentencepiece = load_sentencepiece(arguments, context);
    if (!sentencepiece) return sentencepiece.error();
    settings.sentencepiece = *sentencepiece;
  }
  if (is_chosen("bleu") || is_chosen("length")) {
    const Result<TokenizerPtr> tokenizer = load_tokenizer(arguments, context);
    if (!tokenizer) return tokenizer.error();
    settings.bleu.tokenizer = *tokenizer;
  }
  settings.bleu.smoothing = smoothing_of(arguments.smoothing);
  settings.bleu.smoothing_value = arguments.smoothing_value;
  settings.bleu.max_order = arguments.max_order;
  // As sacreBLEU's command line does.
  settings.bleu.effective_order = arguments.effective_order || arguments.sentence_level;
  settings.bleu.lowercase = arguments.lowercase;
  settings.chrf = arguments.chrf;
  settings.ter = arguments.ter;
  settings.length = {.tokenizer = settings.bleu.tokenizer, .lowercase = arguments.lowercase};

  std::vector<MetricPtr> result;
  for (const metrics::MetricEntry* entry : chosen) {
    const Result<MetricPtr> metric = entry->make(settings);
    if (!metric) return metric.error();
    result.push_back(*metric);
  }
  return result;
}

Result<Scored> score_inputs(const ScoreArguments& arguments, Context& context, const base::ParallelFor& parallel_for) {
  const Result<std::vector<MetricPtr>> metrics = make_metrics(arguments, context);
  if (!metrics) return metrics.error();
  const Result<std::vector<std::string>> paths = system_paths(arguments);
  if (!paths) return paths.error();

  Scored scored;
  scored.metrics = *metrics;
  if (scored.metrics.empty()) {
    for (const std::string& path : *paths) scored.systems.push_back({.name = path, .metrics = {}});
  } else {
    pipeline::ScoreStreams streams;
    streams.metrics = scored.metrics;
    streams.reference_fields = arguments.reference_fields;
    streams.resegment = arguments.resegment;
    streams.systems_in_fields = paths->empty() || *paths == std::vector<std::string>{"-"};
    const std::vector<std::string> hypotheses = paths->empty() ? std::vector<std::string>{"-"} : *paths;
    if (std::count(arguments.references.begin(), arguments.references.end(), "-") +
            std::count(hypotheses.begin(), hypotheses.end(), "-") >
        1) {
      return usage("only one file can be standard input ('-')");
    }
    std::deque<std::string> texts;  // that were decoded, or chosen from a test set
    TestSetReferences test_set;
    if (!arguments.test_set.empty()) {
      Result<TestSetReferences> read = read_references(arguments, context);
      if (!read) return read.error();
      test_set = std::move(*read);
      for (const std::string& text : test_set.texts) {
        streams.references.push_back(base::lines_of(arguments.test_set + " " + arguments.language_pair, text));
      }
    }
    for (const bool is_reference : {true, false}) {
      for (const std::string& path : is_reference ? arguments.references : hypotheses) {
        Result<std::unique_ptr<base::LineReader>> stream = open_stream(path, arguments.encoding, texts);
        if (!stream) return stream.error();
        if (!is_reference && !test_set.all_kept) {
          Result<std::string> kept = kept_lines(test_set, path, **stream);
          if (!kept) return kept.error();
          texts.push_back(std::move(*kept));
          stream = base::lines_of(path, texts.back());
        }
        (is_reference ? streams.references : streams.hypotheses).push_back(std::move(*stream));
      }
    }
    Result<std::vector<SystemResult>> systems = pipeline::score_streams(std::move(streams), parallel_for);
    if (!systems) return systems.error();
    scored.systems = std::move(*systems);
    if (const Status status = write_resegmented(arguments.resegmented, scored.systems); !status) return status.error();
  }
  for (const std::string& external : arguments.external) {
    if (const Status status = add_external(external, scored); !status) return status.error();
  }
  scored.units = scored.systems.front().metrics.front().table.units();
  return scored;
}

}  // namespace lacuna::cli
