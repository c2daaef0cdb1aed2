/// \file
/// Findings of one check as text, for tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "metrics/checks/pair_check.h"
#include "tests/support/checked_pair.h"

namespace lacuna::test {

/// "[source][target] message", one line for each finding; "-" where there is no span, " => …" with a suggestion.
inline std::string said(std::string_view id, std::string_view source, std::string_view target,
                        const PairOptions& options = {}) {
  const auto words = [](const std::optional<ByteSpan>& span, std::string_view text) {
    return span ? std::string(span->of(text)) : std::string("-");
  };
  std::string text;
  for (const metrics::CheckFinding& finding : checked(id, source, target, options).findings) {
    text += "[" + words(finding.source, source) + "][" + words(finding.target, target) + "] " + finding.message;
    if (finding.suggestion) text += " => " + *finding.suggestion;
    text += "\n";
  }
  return text;
}

/// From English to Vietnamese.
inline PairOptions to_vietnamese() { return {.source_language = "en", .target_language = "vi"}; }

}  // namespace lacuna::test
