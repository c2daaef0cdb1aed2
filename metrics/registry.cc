#include "metrics/registry.h"

#include <algorithm>
#include <array>
#include <string>

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

constexpr std::array kRegistry = {
    MetricEntry{"bleu", "BLEU over the tokens of --tokenize", make_bleu_entry},
    MetricEntry{"spbleu", "BLEU over the SentencePiece pieces of the language pack", make_spbleu_entry},
    MetricEntry{"chrf", "chrF2: character n-grams up to 6", make_chrf_entry},
    MetricEntry{"chrf++", "chrF2++: chrF2 with word n-grams up to 2", make_chrf_plus_entry},
    MetricEntry{"ter", "translation edit rate: edits and shifts per word of the reference", make_ter_entry},
    MetricEntry{"length", "tokens of the hypothesis per token of the reference", make_length_entry},
};

}  // namespace

std::span<const MetricEntry> metric_registry() { return kRegistry; }

std::string_view usual_tokenizer(std::string_view target_language) {
  const std::string_view language = target_language.substr(0, target_language.find_first_of("-_"));
  if (language == "zh") return "zh";
  if (language == "ja") return "ja-mecab";
  if (language == "ko") return "ko-mecab";
  return "13a";
}

const MetricEntry* find_metric(std::string_view name) {
  const auto found =
      std::find_if(kRegistry.begin(), kRegistry.end(), [&](const MetricEntry& entry) { return entry.name == name; });
  return found == kRegistry.end() ? nullptr : &*found;
}

}  // namespace lacuna::metrics
