/// \file
/// Which words of a unit render which, for a report's reader.
#pragma once

#include <vector>

#include "eval/text/analysis.h"
#include "lacuna/run_report.h"
#include "metrics/coverage_matcher.h"

namespace lacuna::pipeline {

/// The links as bytes of the texts that were analysed, by place in the source. A target range may enclose words of
/// other links, as a link's does.
[[nodiscard]] std::vector<RenderedSpan> rendered_words(const text::Analysis& source, const text::Analysis& target,
                                                       const metrics::LinkSet& links);

}  // namespace lacuna::pipeline
