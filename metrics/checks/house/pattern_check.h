/// \file
/// The user's own patterns (`config::PatternRule`) as a check; its findings have the pattern's id as their rule.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "eval/config/pattern_rules.h"
#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

/// Those of the rules that are for texts of these languages in these files; null when there are none.
[[nodiscard]] std::shared_ptr<const std::vector<config::PatternRule>> patterns_for(
    const std::vector<config::PatternRule>& rules, std::string_view source_language, std::string_view target_language,
    const std::vector<std::string>& paths);

/// Every match of a rule's `source` needs one of its `target` in the translation; `forbid` must have none. A pattern
/// that takes too long is the outcome's error.
void check_patterns(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
