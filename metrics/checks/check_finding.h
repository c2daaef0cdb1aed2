/// \file
/// What a check says of one unit, before the pipeline gives it its place in the documents.
#pragma once

#include <optional>
#include <string>

#include "lacuna/finding.h"
#include "lacuna/span.h"

namespace lacuna::metrics {

/// Spans are byte offsets into the texts of the unit that was checked.
struct CheckFinding {
  std::string rule;
  Severity severity = Severity::kMinor;
  double probability = 0.0;
  std::optional<ByteSpan> source = std::nullopt;
  std::optional<ByteSpan> target = std::nullopt;
  std::string message = {};
  std::optional<std::string> suggestion = std::nullopt;  ///< to put in place of `target`
};

}  // namespace lacuna::metrics
