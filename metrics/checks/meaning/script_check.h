/// \file
/// Rule "script": letters in the translation that its language is not written in ("мир" in Vietnamese).
///
/// Latin letters are at home everywhere, for names; what the source has too is a quotation.
/// Thread-safety: pure function. Cost: linear; a scan of the bytes for text in Latin letters.
#pragma once

#include "metrics/checks/pair_check.h"

namespace lacuna::metrics {

void run_script_check(const PairView& view, CheckOutcome& outcome);

}  // namespace lacuna::metrics
