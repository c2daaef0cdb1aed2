// A metric of one's own, registered in one's own program, and scored like those of the library.
#include <cmath>
#include <cstdio>
#include <vector>

#include "character_error_rate.h"
#include "lacuna/evaluate.h"
#include "lacuna/metric_registry.h"

int main() {
  const lacuna::Status added =
      lacuna::register_metric({.name = "cer", .description = "character error rate", .make = CharacterErrorRate::make});
  if (!added) {
    std::fprintf(stderr, "%s\n", added.error().to_string().c_str());
    return 2;
  }
  lacuna::EvaluateOptions options;
  options.metrics = {"cer", "chrf"};
  const lacuna::Result<std::vector<lacuna::Score>> scores =
      lacuna::score({.translation = "Một chiếc thuyền.", .references = {"Một chiếc xe."}}, options);
  if (!scores) {
    std::fprintf(stderr, "%s\n", scores.error().to_string().c_str());
    return 2;
  }
  for (const lacuna::Score& score : *scores) std::printf("%s %.2f\n", score.metric.c_str(), score.value.value_or(-1.0));
  // "thuyền" becomes "xe" by 6 edits; the reference has 13 characters.
  return std::abs(scores->front().value.value_or(-1.0) - 100.0 * 6.0 / 13.0) < 1e-9 ? 0 : 1;
}
