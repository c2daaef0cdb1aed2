#include "metrics/checks/form/form_checks.h"

namespace lacuna::metrics {

std::span<const PairCheck> form_checks() { return {}; }

}  // namespace lacuna::metrics
