#include "metrics/checks/house/consistency_checks.h"

namespace lacuna::metrics {

std::span<const CorpusCheck> consistency_checks() { return {}; }

}  // namespace lacuna::metrics
