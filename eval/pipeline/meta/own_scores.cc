#include "eval/pipeline/meta/own_scores.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

#include "eval/base/line_reader.h"
#include "eval/pipeline/meta/score_tables.h"
#include "eval/pipeline/score_texts.h"

namespace lacuna::pipeline {
namespace {

Result<std::vector<std::unique_ptr<base::LineReader>>> open_all(const std::vector<corpus::NamedFile>& files) {
  std::vector<std::unique_ptr<base::LineReader>> readers;
  readers.reserve(files.size());
  for (const corpus::NamedFile& file : files) {
    Result<std::unique_ptr<base::LineReader>> reader = base::open_lines(file.path);
    if (!reader) return reader.error();
    readers.push_back(std::move(*reader));
  }
  return readers;
}

}  // namespace

Result<std::vector<RatedScores>> own_scores(const std::vector<corpus::NamedFile>& systems,
                                            const std::vector<corpus::NamedFile>& references,
                                            const std::vector<OwnMetric>& metrics,
                                            const base::ParallelFor& parallel_for) {
  Result<std::vector<std::unique_ptr<base::LineReader>>> hypotheses = open_all(systems);
  if (!hypotheses) return hypotheses.error();
  Result<std::vector<std::unique_ptr<base::LineReader>>> reference_readers = open_all(references);
  if (!reference_readers) return reference_readers.error();
  ScoreStreams streams{.references = std::move(*reference_readers), .hypotheses = std::move(*hypotheses)};
  for (const OwnMetric& metric : metrics) {
    if (metric.systems->info().direction == Direction::kNearerToIdeal) {
      return Error{.code = ErrorCode::kUsage,
                   .message = metric.systems->info().display_name + " is neither better when higher nor when lower"};
    }
    streams.metrics.push_back(metric.systems);
  }
  const Result<std::vector<SystemResult>> scored = score_streams(std::move(streams), parallel_for);
  if (!scored) return scored.error();
  std::vector<RatedScores> all;
  all.reserve(metrics.size());
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    RatedScores rated{.name = metrics[m].name};
    for (std::size_t s = 0; s < systems.size(); ++s) {
      const MetricResult& result = (*scored)[s].metrics[m];
      std::vector<std::optional<double>> segments(result.table.units());
      metrics[m].segments->score_many(result.table.values(), segments);
      rated.segments.push_back({.system = systems[s].name, .scores = std::move(segments)});
      rated.systems.push_back({.system = systems[s].name, .scores = {result.score.value}});
    }
    if (metrics[m].systems->info().direction == Direction::kLower) {
      rated.segments = negated(std::move(rated.segments));
      rated.systems = negated(std::move(rated.systems));
    }
    all.push_back(std::move(rated));
  }
  return all;
}

}  // namespace lacuna::pipeline
