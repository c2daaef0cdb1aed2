/// \file
/// A baseline for tests.
#pragma once

#include "eval/records/baseline.h"

namespace lacuna::test {

/// Two suites: "news", three units with findings, a pack, a metric of counts and one of reals with extreme numbers;
/// "ui/large", which is empty, with a metric that is undefined.
[[nodiscard]] records::Baseline sample_baseline();

}  // namespace lacuna::test
