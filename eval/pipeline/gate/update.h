/// \file
/// The next baseline: what was measured, with the dates of what the last one knew already.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "eval/pipeline/gate/findings.h"
#include "eval/records/baseline.h"
#include "eval/records/suite_cache.h"

namespace lacuna::pipeline {

struct MeasuredSuite {
  std::string name;
  const records::SuiteMeasure* measure = nullptr;
};

/// Findings that `before` has keep their day, unless they are expired; the others, and the baseline itself if anything
/// differs, get the day of `acceptance`. `all`: suites that are not among `suites` are left out; else they
/// stay. Where nothing differs the result equals `before`, version and day included.
[[nodiscard]] records::Baseline updated_baseline(const std::optional<records::Baseline>& before,
                                                 const std::vector<MeasuredSuite>& suites, bool all,
                                                 const Acceptance& acceptance);

/// Appends what becomes accepted, a sentence each: scores that changed, findings that came and went, suites.
void describe_changes(const records::Baseline& before, const records::Baseline& after,
                      std::vector<std::string>& remarks);

}  // namespace lacuna::pipeline
