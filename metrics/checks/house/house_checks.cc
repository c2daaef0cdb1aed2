#include "metrics/checks/house/house_checks.h"

namespace lacuna::metrics {

std::span<const PairCheck> house_checks() { return {}; }

}  // namespace lacuna::metrics
