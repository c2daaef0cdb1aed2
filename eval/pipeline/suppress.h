/// \file
/// Takes the findings that a project accepts out of a report.
///
///     if (Status done = suppress(config.suppressions, "2026-11-28", report); !done) return done.error();
///
/// Thread-safety: pure functions. Cost: findings × suppressions without a fingerprint; regular
/// expressions are tried last.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "eval/config/suppressions.h"
#include "lacuna/result.h"
#include "lacuna/run_report.h"

namespace lacuna::pipeline {

/// Moves the findings of `report` that a suppression fits to `report.suppressed`, with the reason of the first one that
/// fits, and fills `report.suppressions`, one for each suppression that concerns these files: how many findings it fits
/// (also those that an earlier one took), and whether it has expired. An expired one is counted but suppresses nothing;
/// one for other files is left out. `today` is "YYYY-MM-DD"; a suppression holds up to and on the day it names.
/// Errors (kUsage): a regular expression that takes too long; the report is then as it was.
[[nodiscard]] Status suppress(std::span<const config::Suppression> suppressions, std::string_view today,
                              RunReport& report);

/// Whether all conditions of the suppression hold for a finding of the report, expired or not. Errors: as `suppress`.
[[nodiscard]] Result<bool> fits(const config::Suppression& suppression, const Finding& finding,
                                const RunReport& report);

/// "fingerprint 0f…, rule number*, source ^Chương".
[[nodiscard]] std::string conditions_of(const config::Suppression& suppression);

}  // namespace lacuna::pipeline
