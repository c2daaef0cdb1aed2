/// \file
/// Metrics on single units.
#pragma once

#include "lacuna/scoring.h"

namespace lacuna::metrics {

/// The metric that scores single units from the rows of `metric`: BLEU with effective order, as sacreBLEU's
/// `sentence_bleu`; every other metric itself. Thread-safe.
[[nodiscard]] MetricPtr unit_level(const MetricPtr& metric);

}  // namespace lacuna::metrics
