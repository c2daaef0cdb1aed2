/// \file
/// What a user has set for the checks, ready for use: limits, terms, patterns, dictionaries.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace lacuna::config {
struct PatternRule;
}  // namespace lacuna::config
namespace lacuna::text {
class Speller;
}  // namespace lacuna::text

namespace lacuna::metrics {

class TermIndex;

/// Immutable while checks run; shared by threads. What is null is not there, and its checks say nothing.
struct CheckSettings {
  std::optional<std::size_t> max_characters = std::nullopt;  ///< of a translation, for units whose file sets no limit
  std::shared_ptr<const TermIndex> terms = nullptr;          ///< for "term", "forbidden-term", "spelling"
  std::shared_ptr<const std::vector<config::PatternRule>> patterns =
      nullptr;                                             ///< those for these texts: `patterns_for`
  std::shared_ptr<const text::Speller> speller = nullptr;  ///< of the target language
};

}  // namespace lacuna::metrics
