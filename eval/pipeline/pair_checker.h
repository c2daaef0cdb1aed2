/// \file
/// `check` for sentence pairs that are documents of their own: the same findings without a report, for many pairs.
#pragma once

#include <string_view>
#include <vector>

#include "eval/langpack/pack.h"
#include "eval/text/analysis.h"
#include "metrics/checks/all_checks.h"

namespace lacuna::pipeline {

/// Thread-safety: one object per thread. Cost: two analysers to make one, which is why it is kept.
class PairChecker {
 public:
  explicit PairChecker(const langpack::LanguagePack& pack);

  /// What `check_units` has for these two texts as the only unit, in order of place; spans are bytes of
  /// the two texts, which are valid UTF-8.
  [[nodiscard]] metrics::UnitVerdict check(std::string_view source, std::string_view target,
                                           double min_probability) const;

 private:
  const langpack::LanguagePack& pack_;
  text::Analyzer source_analyzer_;
  text::Analyzer target_analyzer_;
};

}  // namespace lacuna::pipeline
