#include "metrics/registry.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <utility>

#include "lacuna/metric_registry.h"

namespace lacuna::metrics {
namespace {

Result<MetricPtr> make_bleu_entry(const MetricSettings& settings) { return make_bleu(settings.bleu); }

Result<MetricPtr> make_spbleu_entry(const MetricSettings& settings) {
  if (!settings.sentencepiece) {
    return Error{
        .code = ErrorCode::kUsage, .message = "spbleu needs the SentencePiece model of a language pack", .path = {}};
  }
  BleuOptions options = settings.bleu;
  options.tokenizer = settings.sentencepiece;
  return make_bleu(options);
}

Result<MetricPtr> make_chrf_entry(const MetricSettings& settings) { return make_chrf(settings.chrf); }

Result<MetricPtr> make_chrf_plus_entry(const MetricSettings& settings) {
  ChrfOptions options = settings.chrf;
  options.word_order = std::max(options.word_order, 2);
  return make_chrf(options);
}

Result<MetricPtr> make_ter_entry(const MetricSettings& settings) { return make_ter(settings.ter); }

Result<MetricPtr> make_length_entry(const MetricSettings& settings) { return make_length_ratio(settings.length); }

/// The library's own metrics, and what is registered beside them.
class Registry {
 public:
  [[nodiscard]] std::vector<const MetricEntry*> entries() const {
    const std::lock_guard lock(mutex_);
    std::vector<const MetricEntry*> entries;
    entries.reserve(entries_.size());
    for (const MetricEntry& entry : entries_) entries.push_back(&entry);
    return entries;
  }

  [[nodiscard]] const MetricEntry* find(std::string_view name) const {
    const std::lock_guard lock(mutex_);
    return find_locked(name);
  }

  /// False when the name is taken.
  [[nodiscard]] bool add(MetricEntry entry) {
    const std::lock_guard lock(mutex_);
    if (find_locked(entry.name) != nullptr) return false;
    entries_.push_back(std::move(entry));
    return true;
  }

 private:
  [[nodiscard]] const MetricEntry* find_locked(std::string_view name) const {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const MetricEntry& entry) { return entry.name == name; });
    return found == entries_.end() ? nullptr : &*found;
  }

  mutable std::mutex mutex_;
  std::deque<MetricEntry> entries_ = {
      {"bleu", "BLEU over the tokens of --tokenize", make_bleu_entry},
      {"spbleu", "BLEU over the SentencePiece pieces of the language pack", make_spbleu_entry},
      {"chrf", "chrF2: character n-grams up to 6", make_chrf_entry},
      {"chrf++", "chrF2++: chrF2 with word n-grams up to 2", make_chrf_plus_entry},
      {"ter", "translation edit rate: edits and shifts per word of the reference", make_ter_entry},
      {"length", "tokens of the hypothesis per token of the reference", make_length_entry},
  };
};

Registry& registry() {
  static Registry the_registry;
  return the_registry;
}

Error usage(std::string message) { return {.code = ErrorCode::kUsage, .message = std::move(message), .path = {}}; }

bool is_metric_name(std::string_view name) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_allowed = [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || std::string_view("+-_.").find(c) != std::string_view::npos;
  };
  return !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), is_allowed);
}

/// Whether the engine can use what the definition makes.
Status check_metric(const MetricDefinition& definition) {
  const std::string what = "the metric '" + definition.name + "'";
  const Result<MetricPtr> metric = definition.make();
  if (!metric) return usage(what + ": " + metric.error().message);
  if (!*metric) return usage(what + " is null");
  const MetricInfo& info = (*metric)->info();
  if (info.id != definition.name) return usage(what + " calls itself '" + info.id + "'");
  if (info.columns.empty()) return usage(what + " has no columns");
  if (info.inputs.source) return usage(what + " reads the source, which scoring does not have");
  return {};
}

}  // namespace

std::vector<const MetricEntry*> metric_registry() { return registry().entries(); }

std::string_view usual_tokenizer(std::string_view target_language) {
  const std::string_view language = target_language.substr(0, target_language.find_first_of("-_"));
  if (language == "zh") return "zh";
  if (language == "ja") return "ja-mecab";
  if (language == "ko") return "ko-mecab";
  return "13a";
}

const MetricEntry* find_metric(std::string_view name) { return registry().find(name); }

}  // namespace lacuna::metrics

namespace lacuna {

Status register_metric(MetricDefinition definition) {
  if (!metrics::is_metric_name(definition.name)) {
    return metrics::usage("'" + definition.name +
                          "' is no name for a metric: lower-case letters, digits, + - _ . with a letter first");
  }
  if (!definition.make) return metrics::usage("the metric '" + definition.name + "' has nothing that makes it");
  if (Status usable = metrics::check_metric(definition); !usable) return usable;
  const std::string name = definition.name;
  const bool added = metrics::registry().add(
      {.name = std::move(definition.name),
       .description = std::move(definition.description),
       .make = [make = std::move(definition.make)](const metrics::MetricSettings& /*settings*/) { return make(); }});
  if (!added) return metrics::usage("there is a metric '" + name + "' already");
  return {};
}

std::vector<MetricName> list_metrics() {
  std::vector<MetricName> names;
  for (const metrics::MetricEntry* entry : metrics::metric_registry())
    names.push_back({entry->name, entry->description});
  return names;
}

Result<MetricPtr> make_metric(std::string_view name) {
  const metrics::MetricEntry* const entry = metrics::find_metric(name);
  if (entry != nullptr) return entry->make({});
  std::string names;
  for (const MetricName& known : list_metrics()) names.append(names.empty() ? "" : ", ").append(known.name);
  return metrics::usage("no metric is called '" + std::string(name) + "'; there are: " + names);
}

}  // namespace lacuna
