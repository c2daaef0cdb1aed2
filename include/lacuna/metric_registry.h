/// \file
/// Metrics by name, and how a program or a plug-in adds its own.
///
///     Status added = register_metric({.name = "cer", .description = "character error rate", .make = make_cer});
///     Result<MetricPtr> metric = make_metric("cer");
///
/// A metric that is registered is scored, tested and compared like those of the library, by its name. `plugin.h` is the
/// way into a program that is compiled already. Thread-safety: free functions that may be called at the same time.
/// Cost: that of a look into a short list.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lacuna/metric.h"
#include "lacuna/result.h"
#include "lacuna/scoring.h"

namespace lacuna {

struct MetricDefinition {
  std::string name;         ///< what users write: lower-case letters, digits, '+', '-', '_', '.'; a letter first
  std::string description;  ///< one line, for help texts
  std::function<Result<MetricPtr>()> make;  ///< a metric whose `MetricInfo::id` is `name`; may be called often
};

struct MetricName {
  std::string name;
  std::string description;
};

/// Adds a metric for the rest of the program's life. It does not read the source. Errors: kUsage for a name that is
/// taken or has other characters, and for a definition without `make`, or one whose metric is unusable.
[[nodiscard]] Status register_metric(MetricDefinition definition);

/// All metrics: those of the library in the order in which scores are shown, then those that were registered.
[[nodiscard]] std::vector<MetricName> list_metrics();

/// A metric with the options that `lacuna score` has by default. Errors: kUsage for a name that there is not, and for
/// "spbleu", which needs a language pack's tokeniser (`make_bleu`); what `MetricDefinition::make` says.
[[nodiscard]] Result<MetricPtr> make_metric(std::string_view name);

}  // namespace lacuna
