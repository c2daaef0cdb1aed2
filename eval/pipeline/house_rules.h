/// \file
/// What a project sets for its checks, read and ready: lacuna.json, term lists, dictionaries.
#pragma once

#include <string>
#include <vector>

#include "eval/config/config.h"
#include "eval/pipeline/check_plan.h"
#include "lacuna/check.h"

namespace lacuna::pipeline {

/// The names that a configuration may use: those of all checks, metrics and formats.
[[nodiscard]] config::KnownNames known_names();

/// The project's configuration (an empty one when the request names none), with the suppressions of the request's own
/// files behind its own. Errors: as `config::read_config`.
[[nodiscard]] Result<config::Config> read_house_rules(const CheckRequest& request);

/// What the request says, then what the configuration says: where both speak of a check, the request wins.
[[nodiscard]] Result<ActiveChecks> active_checks(const CheckRequest& request, const config::Config& config);

/// Limits, term lists, patterns and the dictionary for texts of these languages in these files. A spelling check that
/// runs without a dictionary is said in `remarks`. Errors: those of reading.
[[nodiscard]] Result<metrics::CheckSettings> check_settings(const CheckRequest& request, const config::Config& config,
                                                            const ActiveChecks& checks,
                                                            const std::string& source_language,
                                                            const std::string& target_language,
                                                            std::vector<std::string>& remarks);

}  // namespace lacuna::pipeline
