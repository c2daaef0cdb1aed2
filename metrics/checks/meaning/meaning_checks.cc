#include "metrics/checks/meaning/meaning_checks.h"

namespace lacuna::metrics {

std::span<const PairCheck> meaning_checks() { return {}; }

}  // namespace lacuna::metrics
