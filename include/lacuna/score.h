/// \file
/// `Score`: a number of a metric, or why there is none.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lacuna {

/// The central 95 % of where a score may lie, the units being a sample of such texts.
struct ScoreInterval {
  double low = 0.0;
  double high = 0.0;

  friend bool operator==(const ScoreInterval&, const ScoreInterval&) = default;
};

/// One value of one metric, at full precision. Scores of BLEU, chrF and TER are on sacreBLEU's scale 0..100.
struct Score {
  std::string metric;           ///< "BLEU", "chrF2", "coverage.source", …
  std::optional<double> value;  ///< absent when undefined; then `reason` says why
  std::string reason;
  std::vector<std::pair<std::string, double>> components;  ///< e.g. precisions, brevity penalty
  std::string signature;                                   ///< all that the value depends on
  std::optional<ScoreInterval> interval = std::nullopt;    ///< null: not asked for, or too few units to tell
};

}  // namespace lacuna
