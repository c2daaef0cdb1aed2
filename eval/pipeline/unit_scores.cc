#include "eval/pipeline/unit_scores.h"

#include <algorithm>
#include <vector>

#include "eval/corpus/external_scores.h"

namespace lacuna::pipeline {

Result<MetricResult> read_unit_scores(const Metric& metric, const std::string& path, std::string_view column,
                                      std::optional<std::size_t> units) {
  const Result<std::vector<double>> scores = corpus::read_external_scores(path, column);
  if (!scores) return scores.error();
  if (units && scores->size() != *units) {
    return Error{.code = ErrorCode::kMismatch,
                 .message = "has " + std::to_string(scores->size()) + " scores; " + std::to_string(*units) +
                            " were expected, one for each line",
                 .path = path,
                 .line = std::min(scores->size(), *units) + 1};
  }
  MetricResult result{.score = {}, .table = StatsTable(metric.info().columns, scores->size())};
  for (std::size_t i = 0; i < scores->size(); ++i) unit_mean_row((*scores)[i], result.table.row(i));
  result.score = metric.score(result.table.sum());
  result.score.signature = metric.signature(1);
  return result;
}

}  // namespace lacuna::pipeline
