#include "lacuna/evaluate.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "lacuna/metric_registry.h"
#include "lacuna/scoring.h"
#include "metrics/registry.h"

namespace lacuna {
namespace {

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

Result<std::vector<MetricPtr>> metrics_of(const EvaluateOptions& options) {
  metrics::MetricSettings settings;
  Result<TokenizerPtr> tokenizer = make_tokenizer(metrics::usual_tokenizer(options.target_language));
  if (!tokenizer) return tokenizer.error();
  settings.bleu.tokenizer = *tokenizer;
  settings.length.tokenizer = std::move(*tokenizer);
  std::vector<MetricPtr> made;
  made.reserve(options.metrics.size());
  for (const std::string& name : options.metrics) {
    const metrics::MetricEntry* const entry = metrics::find_metric(name);
    Result<MetricPtr> metric =
        entry != nullptr ? entry->make(settings) : make_metric(name);  // which says what there is
    if (!metric) return metric.error();
    made.push_back(std::move(*metric));
  }
  return made;
}

/// So many lines as `score_texts` sees.
std::ptrdiff_t line_count(const std::string& text) {
  return std::count(text.begin(), text.end(), '\n') + (text.empty() || text.back() == '\n' ? 0 : 1);
}

}  // namespace

Result<std::vector<Score>> score(const TextPair& pair, const EvaluateOptions& options, Progress* progress) {
  if (pair.references.empty()) return usage("there is no reference");
  Result<std::vector<MetricPtr>> metrics = metrics_of(options);
  if (!metrics) return metrics.error();
  ScoreRequest request;
  request.metrics = std::move(*metrics);
  request.hypotheses = {{.name = "translation", .text = pair.translation}};
  request.references.reserve(pair.references.size());
  for (std::size_t i = 0; i < pair.references.size(); ++i) {
    request.references.push_back({.name = "reference " + std::to_string(i + 1), .text = pair.references[i]});
  }
  request.resegment = !options.lines && line_count(pair.translation) != line_count(pair.references.front());
  request.threads = options.threads;
  Result<std::vector<SystemResult>> systems = score_texts(request, progress);
  if (!systems) return systems.error();
  std::vector<Score> scores;
  scores.reserve(systems->front().metrics.size());
  for (MetricResult& result : systems->front().metrics) scores.push_back(std::move(result.score));
  return scores;
}

Result<RunReport> check(const TextPair& pair, const EvaluateOptions& options, Progress* progress) {
  CheckRequest request;
  request.source_text = pair.source;
  request.target_text = pair.translation;
  request.source_language = options.source_language;
  request.target_language = options.target_language;
  request.pack_path = options.pack_path;
  request.pack_folders = options.pack_folders;
  request.parallel = options.lines;
  request.min_probability = options.min_probability;
  request.checks = options.checks;
  request.threads = options.threads;
  return check(request, progress);
}

Result<RunReport> evaluate(const TextPair& pair, const EvaluateOptions& options, Progress* progress) {
  Result<RunReport> report = check(pair, options, progress);
  if (!report || pair.references.empty()) return report;
  EvaluateOptions detected = options;
  if (detected.target_language.empty()) detected.target_language = report->documents.back().language;
  Result<std::vector<Score>> scores = score(pair, detected, progress);
  if (!scores) return scores.error();
  std::move(scores->begin(), scores->end(), std::back_inserter(report->scores));
  return report;
}

}  // namespace lacuna
