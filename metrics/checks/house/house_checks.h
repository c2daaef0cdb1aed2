/// \file
/// The checks of this folder.
#pragma once

#include <span>

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

[[nodiscard]] std::span<const PairCheck> house_checks();

}  // namespace lacuna::metrics
