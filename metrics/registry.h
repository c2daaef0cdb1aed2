/// \file
/// The metrics by name: what `-m` takes and what the conformance suite goes through.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna::metrics {

/// The options of all metrics. Each metric reads its own.
struct MetricSettings {
  BleuOptions bleu;
  ChrfOptions chrf;  ///< `word_order` is that of chrF; chrF++ has at least 2
  TerOptions ter;
  LengthRatioOptions length;
  TokenizerPtr sentencepiece;  ///< of the language pack, for spBLEU; may be null
};

struct MetricEntry {
  std::string name;         ///< as written by users: "bleu"
  std::string description;  ///< one line
  /// Errors: kUsage for options that make no sense, and for spBLEU without a SentencePiece model.
  std::function<Result<MetricPtr>(const MetricSettings& settings)> make;
};

/// All metrics, in the order in which scores are shown; those of `register_metric` come last. Entries stay where they
/// are.
[[nodiscard]] std::vector<const MetricEntry*> metric_registry();

/// The tokeniser that sacreBLEU takes for BLEU in a target language (BCP 47; empty: any): zh, ja-mecab, ko-mecab, 13a.
[[nodiscard]] std::string_view usual_tokenizer(std::string_view target_language);

/// The entry called `name`, or null.
[[nodiscard]] const MetricEntry* find_metric(std::string_view name);

}  // namespace lacuna::metrics
