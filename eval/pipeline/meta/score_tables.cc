#include "eval/pipeline/meta/score_tables.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace lacuna::pipeline {
namespace {

Error mismatch(std::string message) { return {.code = ErrorCode::kMismatch, .message = std::move(message)}; }

}  // namespace

ScoreTable means_of_segments(const ScoreTable& segments) {
  ScoreTable means;
  means.reserve(segments.size());
  for (const SystemScores& system : segments) {
    double sum = 0.0;
    std::size_t count = 0;
    for (const std::optional<double>& score : system.scores) {
      sum += score.value_or(0.0);
      count += score ? 1U : 0U;
    }
    const std::optional<double> mean =
        count == 0 ? std::nullopt : std::optional<double>(sum / static_cast<double>(count));
    means.push_back({.system = system.system, .scores = {mean}});
  }
  return means;
}

ScoreTable negated(ScoreTable table) {
  for (SystemScores& system : table) {
    for (std::optional<double>& score : system.scores) {
      if (score) score = 0.0 - *score;  // not -0
    }
  }
  return table;
}

Result<HumanScores> human_scores(const RatedScores& human, const ScoreTable& table,
                                 std::span<const std::string> excluded) {
  HumanScores result;
  if (table.empty()) return result;
  result.columns = table.front().scores.size();
  std::unordered_set<std::string> seen;
  for (const SystemScores& system : table) {
    if (!seen.insert(system.system).second)
      return mismatch(human.name + ": two rows of system '" + system.system + "'");
    if (system.scores.size() != result.columns) {
      return mismatch(human.name + ": '" + system.system + "' has " + std::to_string(system.scores.size()) +
                      " scores, '" + table.front().system + "' has " + std::to_string(result.columns));
    }
    const bool scored = std::any_of(system.scores.begin(), system.scores.end(),
                                    [](const std::optional<double>& score) { return score.has_value(); });
    if (!scored || std::find(excluded.begin(), excluded.end(), system.system) != excluded.end()) continue;
    result.systems.push_back(system.system);
    result.scores.insert(result.scores.end(), system.scores.begin(), system.scores.end());
  }
  return result;
}

Result<std::vector<double>> metric_scores(const RatedScores& metric, const ScoreTable& table,
                                          const HumanScores& human) {
  std::unordered_map<std::string, const SystemScores*> rows;
  for (const SystemScores& system : table) {
    if (!rows.emplace(system.system, &system).second) {
      return mismatch(metric.name + ": two rows of system '" + system.system + "'");
    }
  }
  std::vector<double> scores;
  scores.reserve(human.scores.size());
  for (const std::string& system : human.systems) {
    const auto row = rows.find(system);
    if (row == rows.end()) {
      return mismatch(metric.name + " has no scores of system '" + system + "', which people scored");
    }
    if (row->second->scores.size() != human.columns) {
      return mismatch(metric.name + ": system '" + system + "' has " + std::to_string(row->second->scores.size()) +
                      " scores, people gave " + std::to_string(human.columns));
    }
    for (std::size_t i = 0; i < human.columns; ++i) {
      const std::optional<double>& score = row->second->scores[i];
      if (!score) {
        return Error{.code = ErrorCode::kFormat,
                     .message = metric.name + " has no score of " +
                                (human.columns == 1 ? "" : "segment " + std::to_string(i + 1) + " of ") + "system '" +
                                system + "': only those of people may be missing"};
      }
      scores.push_back(*score);
    }
  }
  return scores;
}

}  // namespace lacuna::pipeline
