/// \file
/// sacreBLEU 2.6.0's own results, read from JSON, and the comparison with ours.
#pragma once

#include <cstddef>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna::golden {

/// How many cases there were and what became of them.
struct Tally {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t not_covered = 0;  ///< metrics, tokenisers and levels that Lacuna does not have yet
  std::size_t values = 0;       ///< scores compared
  std::size_t bit_equal = 0;    ///< of them
  std::vector<std::string> complaints;
};

/// TER's options from sacreBLEU's constructor arguments.
[[nodiscard]] TerOptions ter_options(const nlohmann::json& options);

/// The metric of a case, or null when it is not covered.
[[nodiscard]] MetricPtr metric_of(const nlohmann::json& golden_case);

/// Runs one case with inputs below `folder`: statistics rows exactly, scores to 1e-12, signature up to the version.
void compare(const nlohmann::json& golden_case, const std::filesystem::path& folder, Tally& tally);

/// A file as text; empty when it cannot be read.
[[nodiscard]] std::string slurp(const std::filesystem::path& path);

/// The words of a tokeniser's output, joined by single spaces: sacreBLEU's `none` and `char` leave white space as it is
/// and rely on the metric's `split()`, ours give the tokens themselves.
[[nodiscard]] std::string single_spaced(const std::string& tokenized);

/// The tokens of each rstripped line of `text`, joined by spaces.
[[nodiscard]] std::vector<std::string> tokenized_lines(const std::string& text, const Tokenizer& tokenizer,
                                                       std::size_t limit);

}  // namespace lacuna::golden
