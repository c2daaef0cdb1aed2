#include "metrics/checks/literals/literal_checks.h"

namespace lacuna::metrics {

std::span<const PairCheck> literal_checks() { return {}; }

}  // namespace lacuna::metrics
