/// \file
/// Threads: the one place that has them.
#pragma once

#include <cstddef>

#include "eval/base/parallel.h"

namespace lacuna::pipeline {

/// A `ParallelFor` on `threads` threads of oneTBB; 0: one per core; 1: none but the caller's.
[[nodiscard]] base::ParallelFor parallel_for(std::size_t threads);

/// Number of blocks that `items` are cut into, independent of the machine.
[[nodiscard]] constexpr std::size_t block_count(std::size_t items, std::size_t per_block) {
  return (items + per_block - 1) / per_block;
}

}  // namespace lacuna::pipeline
