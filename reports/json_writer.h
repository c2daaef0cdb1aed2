/// \file
/// The whole report as one JSON document, and back. Shape: reports/schema/check.schema.json.
///
///     std::string bytes = reports::to_json(report);
///     Result<RunReport> again = reports::from_json(bytes, "report.json");
///
/// Numbers keep full precision; keys, order and bytes depend on the report alone. Thread-safe; O(size of the report).
#pragma once

#include <string>
#include <string_view>

#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

/// UTF-8 with two spaces of indent and a final newline. Bytes that are not UTF-8 become U+FFFD, a number that is not
/// finite becomes null; neither occurs in a report that keeps its promises.
[[nodiscard]] std::string to_json(const RunReport& report);

/// The report that `json` holds. `path` is for messages only. Errors (kFormat): not JSON, with line and byte; a schema
/// version other than ours; a key that is missing, unknown or of the wrong type; a span whose text is not as long as
/// it says; a finding that names no unit.
[[nodiscard]] Result<RunReport> from_json(std::string_view json, const std::string& path);

}  // namespace lacuna::reports
