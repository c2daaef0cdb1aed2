/// \file
/// A run of the history as a JSON object. Internal to the writers.
#pragma once

#include "lacuna/history.h"
#include "reports/json_fields.h"

namespace lacuna::reports {

/// As history.schema.json has it.
[[nodiscard]] Json to_fields(const HistoryRun& run);

}  // namespace lacuna::reports
