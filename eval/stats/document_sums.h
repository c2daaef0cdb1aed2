/// \file
/// Tables by documents: sentences of one document are alike, so whole documents are resampled.
#pragma once

#include <cstdint>
#include <span>

#include "lacuna/stats_table.h"

namespace lacuna::stats {

/// One row per document: the sum of its units' rows, documents in the order of their first unit. `documents` has the
/// document of each unit, as numbers of any kind.
[[nodiscard]] StatsTable sum_documents(const StatsTable& table, std::span<const std::uint32_t> documents);

}  // namespace lacuna::stats
