/// \file
/// One line of JSON per unit, in document order, with the findings on that unit inside: for grep, jq and data frames.
/// Shape of a line: reports/schema/unit.schema.json. Thread-safe; O(size of the report).
#pragma once

#include <string>

#include "lacuna/run_report.h"

namespace lacuna::reports {

/// Lines of UTF-8, each with a final newline; an empty string for a report without units.
[[nodiscard]] std::string to_jsonl(const RunReport& report);

}  // namespace lacuna::reports
