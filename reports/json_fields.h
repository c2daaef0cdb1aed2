/// \file
/// What the JSON and the JSONL report share: units and findings as JSON objects, and bytes that every line reader
/// takes. Internal to the writers.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "lacuna/finding.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

using Json = nlohmann::ordered_json;

[[nodiscard]] Json to_fields(const UnitReport& unit);
[[nodiscard]] Json to_fields(const Finding& finding);

/// `indent` < 0: on one line. U+0085, U+2028 and U+2029, which some readers take for line ends, are written as escapes.
[[nodiscard]] std::string dump(const Json& json, int indent);

}  // namespace lacuna::reports
