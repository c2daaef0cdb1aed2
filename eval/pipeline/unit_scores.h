/// \file
/// The scores that another tool gave the units, as a metric's result.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna::pipeline {

/// Reads one system's scores for `metric`, which is of `make_unit_mean`. Errors: as `corpus::read_external_scores`;
/// kMismatch, with the line, when there are not as many as `units`.
[[nodiscard]] Result<MetricResult> read_unit_scores(const Metric& metric, const std::string& path,
                                                    std::string_view column, std::optional<std::size_t> units);

}  // namespace lacuna::pipeline
