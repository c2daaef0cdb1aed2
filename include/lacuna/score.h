/// \file
/// `Score`: a number of a metric, or why there is none.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lacuna {

/// One value of one metric, at full precision. Scores of BLEU, chrF and TER are on sacreBLEU's scale 0..100.
struct Score {
  std::string metric;           ///< "BLEU", "chrF2", "coverage.source", …
  std::optional<double> value;  ///< absent when undefined; then `reason` says why
  std::string reason;
  std::vector<std::pair<std::string, double>> components;  ///< e.g. precisions, brevity penalty
  std::string signature;                                   ///< all that the value depends on
};

}  // namespace lacuna
