/// \file
/// The metrics by name: what `-m` takes and what the conformance suite goes through.
#pragma once

#include <span>
#include <string_view>

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
  std::string_view name;         ///< as written by users: "bleu"
  std::string_view description;  ///< one line
  /// Errors: kUsage for options that make no sense, and for spBLEU without a SentencePiece model.
  Result<MetricPtr> (*make)(const MetricSettings& settings);
};

/// All metrics, in the order in which scores are shown.
[[nodiscard]] std::span<const MetricEntry> metric_registry();

/// The tokeniser that sacreBLEU takes for BLEU in a target language (BCP 47; empty: any): zh, ja-mecab, ko-mecab, 13a.
[[nodiscard]] std::string_view usual_tokenizer(std::string_view target_language);

/// The entry called `name`, or null.
[[nodiscard]] const MetricEntry* find_metric(std::string_view name);

}  // namespace lacuna::metrics
