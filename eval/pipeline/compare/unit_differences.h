/// \file
/// Units in which systems differ most from the baseline.
#pragma once

#include <cstddef>
#include <vector>

#include "eval/pipeline/compare/compared.h"
#include "lacuna/compare_report.h"

namespace lacuna::pipeline {

struct DifferentUnits {
  std::vector<UnitDifference> differences;  ///< system by system and metric by metric, greatest first
  std::vector<ComparedUnit> units;          ///< those that they name, by number
};

/// For each system but the first and each metric at most `limit` units: half of them the greatest gains and half the
/// greatest losses, as far as there are so many; the rest is filled from the other kind. Equal differences: the first
/// unit first.
[[nodiscard]] DifferentUnits different_units(const Compared& compared, std::size_t limit);

}  // namespace lacuna::pipeline
