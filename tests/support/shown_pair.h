/// \file
/// What a check says of a pair of texts, as one string to compare with.
///
///     EXPECT_EQ(test::shown("bracket", "Lan (19 tuổi)", "Lan (aged 19"), "[(] bracket opened and not closed: (");
#pragma once

#include <string>
#include <string_view>

#include "tests/support/checked_pair.h"

namespace lacuna::test {

/// "[words of the target] message => suggestion" for each finding, one per line; the suggestion where there is one.
inline std::string shown(std::string_view id, std::string_view source, std::string_view target,
                         const PairOptions& options = {}) {
  const metrics::CheckOutcome outcome = checked(id, source, target, options);
  EXPECT_LE(outcome.violations, outcome.opportunities) << id;
  EXPECT_EQ(outcome.violations > 0.0, !outcome.findings.empty()) << id;
  std::string text;
  for (const metrics::CheckFinding& finding : outcome.findings) {
    EXPECT_EQ(finding.rule, id);
    if (!text.empty()) text += "\n";
    text += "[" + (finding.target ? std::string(finding.target->of(target)) : "-") + "] " + finding.message;
    if (finding.suggestion) text += " => " + *finding.suggestion;
  }
  return text;
}

/// Into a target language, from Vietnamese or (into Vietnamese) from English.
inline PairOptions into(std::string_view language) {
  PairOptions options;
  options.target_language = std::string(language);
  if (language == "vi") options.source_language = "en";
  return options;
}

}  // namespace lacuna::test
