/// \file
/// `check` for sentence pairs that are documents of their own: the same findings without a report, for many pairs.
#pragma once

#include <string_view>
#include <vector>

#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "metrics/checks/check_finding.h"

namespace lacuna::pipeline {

/// What is found in one pair.
struct PairFindings {
  double length_z = 0.0;  ///< of the pack's length model, not centred: a document of one pair has no style of its own
  std::vector<metrics::CheckFinding> findings;  ///< in order of place; spans are bytes of the two texts
};

/// Thread-safety: one object per thread. Cost: two analysers to make one, which is why it is kept.
class PairChecker {
 public:
  explicit PairChecker(const langpack::LanguagePack& pack);

  /// The findings that `check_units` has for these two texts as the only unit, whatever the order. Valid UTF-8.
  [[nodiscard]] PairFindings check(std::string_view source, std::string_view target, double min_probability) const;

 private:
  const langpack::LanguagePack& pack_;
  text::Analyzer source_analyzer_;
  text::Analyzer target_analyzer_;
};

}  // namespace lacuna::pipeline
