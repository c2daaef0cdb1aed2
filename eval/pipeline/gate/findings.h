/// \file
/// Findings against a baseline: which are new, known, expired or fixed; and the limits on their number.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/config/gate_rules.h"
#include "lacuna/gate_report.h"

namespace lacuna::pipeline {

/// How long a known finding is accepted.
struct Acceptance {
  std::optional<std::size_t> days = std::nullopt;  ///< null: for ever
  std::string today;                               ///< "YYYY-MM-DD"; empty: nothing expires
};

/// Whether a finding that was accepted on a day is no longer.
[[nodiscard]] bool is_expired(const std::string& since, const Acceptance& acceptance);

/// Fills `findings` and `fixed` of a suite whose `check` is there. Of equal fingerprints as many are known as the
/// baseline has. `known` is null when there is no baseline: all are new then, and none is a hard break; nor is one
/// where the suite differs from the baseline's.
void compare_findings(const std::vector<KnownFinding>* known, const Acceptance& acceptance, SuiteGate& suite);

/// Counts the findings of each limit's scope. Without a baseline there are no new ones. In files that hold both
/// languages what is not translated yet is counted by limits on `empty` only.
[[nodiscard]] std::vector<BudgetGate> judge_budgets(const std::vector<config::BudgetRule>& rules,
                                                    const SuiteGate& suite);

/// Days from one "YYYY-MM-DD" to another; null when one of them is none.
[[nodiscard]] std::optional<long> days_between(const std::string& from, const std::string& to);

}  // namespace lacuna::pipeline
