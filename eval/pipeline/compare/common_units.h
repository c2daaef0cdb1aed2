/// \file
/// The units that several runs of `check` over one source have in common.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "lacuna/compare.h"

namespace lacuna::pipeline {

/// Units [begin, end) of a run.
struct UnitRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const UnitRange&, const UnitRange&) = default;
};

/// [run][common unit]. Where all runs have the same units, each is one; where whole documents were aligned, and cut at
/// other places, neighbours are joined up to the next border that all runs have. Text without a source goes with what
/// stands before it. Errors: kMismatch, naming the first unit whose source is another. Cost: linear.
[[nodiscard]] Result<std::vector<std::vector<UnitRange>>> common_units(std::span<const NamedRun> runs);

}  // namespace lacuna::pipeline
