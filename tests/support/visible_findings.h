/// \file
/// What a check says of two texts, as a report would show it, for tests; what holds of every finding is expected on the
/// way.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/checked_pair.h"

namespace lacuna::test {

/// Those that a report shows by default.
inline std::vector<metrics::CheckFinding> visible(std::string_view id, std::string_view source, std::string_view target,
                                                  const PairOptions& options = {}) {
  constexpr double kShown = 0.185;
  metrics::CheckOutcome outcome = checked(id, source, target, options);
  EXPECT_LE(outcome.violations, outcome.opportunities) << source << " → " << target;
  for (const metrics::CheckFinding& finding : outcome.findings) {
    EXPECT_EQ(finding.rule, id);
    EXPECT_TRUE(finding.source && finding.source->end <= source.size()) << finding.message;
    EXPECT_TRUE(finding.target && finding.target->end <= target.size()) << finding.message;
    EXPECT_FALSE(finding.message.empty());
  }
  std::erase_if(outcome.findings, [](const metrics::CheckFinding& finding) { return finding.probability < kShown; });
  return outcome.findings;
}

/// Their messages.
inline std::vector<std::string> messages(std::string_view id, std::string_view source, std::string_view target,
                                         const PairOptions& options = {}) {
  std::vector<std::string> result;
  for (const metrics::CheckFinding& finding : visible(id, source, target, options)) result.push_back(finding.message);
  return result;
}

using Messages = std::vector<std::string>;

}  // namespace lacuna::test
