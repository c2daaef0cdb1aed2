/// \file
/// What a user has set for the checks, ready for use: limits, terms, patterns, dictionaries.
#pragma once

#include <cstddef>
#include <optional>

namespace lacuna::metrics {

/// Immutable while checks run; shared by threads.
struct CheckSettings {
  std::optional<std::size_t> max_characters = std::nullopt;  ///< of a translation, for units whose file sets no limit
};

}  // namespace lacuna::metrics
