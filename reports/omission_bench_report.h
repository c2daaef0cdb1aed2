/// \file
/// The report of `lacuna bench omission`, as a table for people and as JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "eval/stats/omission_figures.h"
#include "lacuna/run_report.h"

namespace lacuna::reports {

/// The figures of one kind of error.
struct OmissionSection {
  std::string error;  ///< "omission" or "addition"
  std::vector<stats::OmissionGroup> groups;
};

struct OmissionBenchReport {
  ToolInfo tool;
  PackInfo pack;
  std::vector<std::string> files;  ///< the gold, or source and translation it was made from
  std::size_t items = 0;
  double min_probability = 0.0;  ///< of the findings whose spans are judged
  std::size_t samples = 0;       ///< of the bootstrap
  std::uint64_t seed = 0;
  std::vector<OmissionSection> sections;
};

/// For each kind a line for the detector and one for the length alone, each with its intervals below.
[[nodiscard]] std::string to_text(const OmissionBenchReport& report);

/// UTF-8 with two spaces of indent and a final newline. A figure is null or {"value", "low", "high"}.
[[nodiscard]] std::string to_json(const OmissionBenchReport& report);

}  // namespace lacuna::reports
