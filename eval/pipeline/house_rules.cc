#include "eval/pipeline/house_rules.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include "eval/corpus/term_list.h"
#include "eval/text/spelling.h"
#include "lacuna/check_info.h"
#include "metrics/checks/house/pattern_check.h"
#include "metrics/checks/house/term_index.h"
#include "metrics/registry.h"

namespace lacuna::pipeline {
namespace {

constexpr std::string_view kSpelling = "spelling";
constexpr std::string_view kEvery = "all";
constexpr std::array<std::string_view, 8> kFormats = {"tsv", "csv",       "jsonl",   "tmx",
                                                      "po",  "xliff-1.2", "xliff-2", "xliff"};

bool holds(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// What the configuration says of checks that the request does not name; one that names "all" names every check.
void add_unless_named(const std::vector<std::string>& more, const CheckSelection& request,
                      std::vector<std::string>& ids) {
  if (holds(request.enable, kEvery) || holds(request.disable, kEvery)) return;
  for (const std::string& id : more) {
    if (!holds(request.enable, id) && !holds(request.disable, id)) ids.push_back(id);
  }
}

}  // namespace

config::KnownNames known_names() {
  config::KnownNames known;
  for (const CheckInfo& check : all_checks()) known.checks.emplace_back(check.id);
  for (const metrics::MetricEntry* metric : metrics::metric_registry()) known.metrics.push_back(metric->name);
  known.formats.assign(kFormats.begin(), kFormats.end());
  return known;
}

Result<config::Config> read_house_rules(const CheckRequest& request) {
  Result<config::Config> config = config::Config{};
  if (!request.config_path.empty()) config = config::read_config(request.config_path, known_names());
  if (!config) return config;
  for (const std::string& path : request.suppression_paths) {
    Result<std::vector<config::Suppression>> more = config::read_suppression_file(path);
    if (!more) return more.error();
    std::move(more->begin(), more->end(), std::back_inserter(config->suppressions));
  }
  return config;
}

Result<ActiveChecks> active_checks(const CheckRequest& request, const config::Config& config) {
  CheckSelection selection = request.checks;
  add_unless_named(config.checks.enable, request.checks, selection.enable);
  add_unless_named(config.checks.disable, request.checks, selection.disable);
  for (const auto& [id, severity] : config.checks.severity) selection.severity.emplace_back(id, severity);
  std::vector<std::string> patterns;
  for (const config::PatternRule& rule : config.patterns) patterns.push_back(rule.id);
  return active_checks(selection, patterns);
}

Result<metrics::CheckSettings> check_settings(const CheckRequest& request, const config::Config& config,
                                              const ActiveChecks& checks, const std::string& source_language,
                                              const std::string& target_language, std::vector<std::string>& remarks) {
  metrics::CheckSettings settings{.max_characters =
                                      request.max_characters ? request.max_characters : config.checks.max_characters};
  std::vector<std::string> lists = request.term_paths;
  for (const config::TermFile& file : config.terms) lists.push_back(file.path);
  std::vector<corpus::TermEntry> terms;
  for (const std::string& path : lists) {
    Result<std::vector<corpus::TermEntry>> read = corpus::read_term_list(path, source_language, target_language);
    if (!read) return read.error();
    std::move(read->begin(), read->end(), std::back_inserter(terms));
  }
  if (!terms.empty()) {
    settings.terms = std::make_shared<const metrics::TermIndex>(terms, source_language, target_language);
  }
  std::vector<std::string> files = {request.source_path};
  if (!request.target_path.empty()) files.push_back(request.target_path);
  settings.patterns = metrics::patterns_for(config.patterns, source_language, target_language, files);
  if (!checks.is_off(kSpelling)) {
    Result<std::shared_ptr<const text::Speller>> speller =
        text::Speller::open(target_language, request.dictionary_folders);
    if (speller) {
      settings.speller = std::move(*speller);
    } else {
      remarks.push_back("spelling is not checked: " + speller.error().to_string());
    }
  }
  return settings;
}

}  // namespace lacuna::pipeline
