/// \file
/// What the JSON reports share: parts of reports as JSON objects, and bytes that every line reader
/// takes. Internal to the writers.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "lacuna/finding.h"
#include "lacuna/metric.h"
#include "lacuna/run_report.h"
#include "lacuna/score.h"

namespace lacuna::reports {

using Json = nlohmann::ordered_json;

/// null for a number that is not finite.
[[nodiscard]] Json to_fields(const std::optional<double>& number);
[[nodiscard]] Json to_fields(const ToolInfo& tool);
[[nodiscard]] Json to_fields(const PackInfo& pack);
[[nodiscard]] Json to_fields(const DocumentInfo& document);
[[nodiscard]] Json to_fields(const TextSpan& span);
[[nodiscard]] Json to_fields(const UnitPlace& place);
[[nodiscard]] Json to_fields(const UnitReport& unit);  ///< all but `rendered`
[[nodiscard]] Json rendered_fields(const UnitReport& unit);
[[nodiscard]] Json to_fields(const Finding& finding);
[[nodiscard]] Json to_fields(const Score& score);
[[nodiscard]] Json to_fields(const CheckSummary& check);
[[nodiscard]] Json to_fields(const SuppressedFinding& suppressed);
[[nodiscard]] Json to_fields(const SuppressionUse& use);
[[nodiscard]] Json to_fields(const CorpusInput& input);
[[nodiscard]] Json to_fields(const RuleTotals& totals);

/// "higher", "lower", "nearer to ideal".
[[nodiscard]] const char* to_string(Direction direction);

/// `indent` < 0: on one line. U+0085, U+2028 and U+2029, which some readers take for line ends, are written as escapes.
[[nodiscard]] std::string dump(const Json& json, int indent);

}  // namespace lacuna::reports
