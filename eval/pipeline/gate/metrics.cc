#include "eval/pipeline/gate/metrics.h"

#include "eval/langpack/find_pack.h"
#include "metrics/registry.h"

namespace lacuna::pipeline {
namespace {

Result<TokenizerPtr> sentencepiece_of(const config::SuiteRule& suite, const MetricFolders& folders) {
  Result<langpack::LanguagePack> pack = langpack::open_pack(suite.pack ? suite.pack->path : "", folders.packs,
                                                            suite.source_language, suite.target_language);
  if (!pack) return pack.error();
  const Result<langpack::PackTokenizer::Made>& tokenizer = pack->tokenizer->get();
  if (!tokenizer) return tokenizer.error();
  return TokenizerPtr(*tokenizer);
}

Result<metrics::MetricSettings> settings_of(const config::MetricRule& rule, const config::SuiteRule& suite,
                                            const MetricFolders& folders) {
  metrics::MetricSettings settings;
  if (rule.metric == "spbleu") {
    Result<TokenizerPtr> tokenizer = sentencepiece_of(suite, folders);
    if (!tokenizer) return tokenizer.error();
    settings.sentencepiece = *tokenizer;
  } else if (rule.metric == "bleu" || rule.metric == "length") {
    const std::string name =
        rule.tokenize.empty() ? std::string(metrics::usual_tokenizer(suite.target_language)) : rule.tokenize;
    Result<TokenizerPtr> tokenizer = make_tokenizer(name, {.model = {}, .model_folders = folders.models});
    if (!tokenizer) return tokenizer.error();
    settings.bleu.tokenizer = *tokenizer;
    settings.length.tokenizer = *tokenizer;
  }
  if (rule.lowercase) {
    settings.bleu.lowercase = settings.chrf.lowercase = settings.length.lowercase = *rule.lowercase;
    settings.ter.case_sensitive = !*rule.lowercase;
  }
  return settings;
}

Result<MetricPtr> make_metric(const config::MetricRule& rule, const config::SuiteRule& suite,
                              const MetricFolders& folders) {
  if (rule.scores) return make_unit_mean({.name = rule.name, .lower_is_better = rule.lower_is_better});
  const metrics::MetricEntry* entry = metrics::find_metric(rule.metric);
  if (entry == nullptr) return Error{.code = ErrorCode::kUsage, .message = "no metric is called " + rule.metric};
  const Result<metrics::MetricSettings> settings = settings_of(rule, suite, folders);
  if (!settings) return settings.error();
  return entry->make(*settings);
}

}  // namespace

Result<std::vector<MetricPtr>> make_gate_metrics(const config::SuiteRule& suite, const MetricFolders& folders,
                                                 const std::string& config_path) {
  std::vector<MetricPtr> metrics;
  for (const config::MetricRule& rule : suite.metrics) {
    Result<MetricPtr> metric = make_metric(rule, suite, folders);
    if (!metric) {
      Error error = metric.error();
      if (error.path.empty()) {
        error.path = config_path;
        error.line = rule.line;
      }
      return error;
    }
    metrics.push_back(std::move(*metric));
  }
  return metrics;
}

}  // namespace lacuna::pipeline
