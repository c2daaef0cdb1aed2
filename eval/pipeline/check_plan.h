/// \file
/// What a run of checks does: which of them, on what, with which pack.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eval/corpus/bitext.h"
#include "eval/langpack/pack.h"
#include "lacuna/check.h"
#include "lacuna/result.h"
#include "metrics/checks/check_list.h"

namespace lacuna::pipeline {

/// The checks that run.
struct ActiveChecks {
  std::vector<const metrics::PairCheck*> pair = {};
  std::vector<const metrics::CorpusCheck*> corpus = {};
  std::map<std::string, Severity, std::less<>> severity = {};  ///< of a rule, instead of its own
  std::vector<std::string> off = {};                           ///< rules whose findings are left out, sorted

  [[nodiscard]] bool is_off(std::string_view rule) const;
};

/// Those that run by default, with what the user switches on and off. "all" stands for every check. Error (kUsage): an
/// id that no check has, with the nearest one that some check has. `patterns` are the ids of the user's own.
[[nodiscard]] Result<ActiveChecks> active_checks(const CheckSelection& selection,
                                                 const std::vector<std::string>& patterns = {});

struct CheckPlan {
  std::string source_language;  ///< BCP 47; empty: unknown
  std::string target_language;
  const langpack::LanguagePack* pack = nullptr;  ///< null: coverage is not looked at
  double min_probability = kDefaultMinProbability;
  ActiveChecks checks = {};
  metrics::CheckSettings settings = {};
  const corpus::Bitext* bitext = nullptr;  ///< where the texts came from, if from one file
  bool by_lines = false;  ///< units are given, not found: a source without a target is an empty translation
  bool markdown = false;
  bool rendered = false;  ///< keep which words render which
};

}  // namespace lacuna::pipeline
