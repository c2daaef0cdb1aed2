/// \file
/// Scores of people and of a metric as matrices of the same systems and segments.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lacuna/meta.h"
#include "lacuna/result.h"

namespace lacuna::pipeline {

/// What people scored at one level: systems x columns, of which there is one for whole systems.
struct HumanScores {
  std::vector<std::string> systems = {};  ///< with a score at least, in the order of the table
  std::size_t columns = 0;
  std::vector<std::optional<double>> scores = {};
};

/// Each system's mean of the scores that it has; null without any.
[[nodiscard]] ScoreTable means_of_segments(const ScoreTable& segments);

/// `table` negated.
[[nodiscard]] ScoreTable negated(ScoreTable table);

/// Systems that nobody scored, and those of `excluded`, are left out. Errors: kMismatch for systems with other numbers
/// of scores, or two rows of one system.
[[nodiscard]] Result<HumanScores> human_scores(const RatedScores& human, const ScoreTable& table,
                                               std::span<const std::string> excluded);

/// The metric's scores in the order of `human`'s matrix. Errors: kMismatch for a system that is not there or has
/// another number of scores; kFormat for a score that is missing.
[[nodiscard]] Result<std::vector<double>> metric_scores(const RatedScores& metric, const ScoreTable& table,
                                                        const HumanScores& human);

}  // namespace lacuna::pipeline
