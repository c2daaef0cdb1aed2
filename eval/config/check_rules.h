/// \file
/// Section "checks" of lacuna.json: which checks run, how severe what they find is, and limits.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "eval/config/fields.h"
#include "lacuna/finding.h"

namespace lacuna::config {

struct CheckRules {
  std::vector<std::string> enable;                           ///< run besides those that run by default; ids, or "all"
  std::vector<std::string> disable;                          ///< do not run; wins over `enable`
  std::map<std::string, Severity> severity;                  ///< of the findings of a check, instead of its own
  std::optional<std::size_t> max_characters = std::nullopt;  ///< of a translation, where its file sets no limit
};

/// The section. `known` are the ids there are (checks and the user's own patterns); another one is an error.
[[nodiscard]] CheckRules read_check_rules(const PlacedJson& section, const std::vector<std::string>& known,
                                          Places& places);

}  // namespace lacuna::config
