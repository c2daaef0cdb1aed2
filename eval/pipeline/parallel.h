/// \file
/// Threads: the one place that has them.
#pragma once

#include <cstddef>

#include "eval/base/parallel.h"
#include "lacuna/progress.h"

namespace lacuna::pipeline {

/// A `ParallelFor` on `threads` threads of oneTBB; 0: one per core; 1: none but the caller's. Before each piece of work
/// `progress`, which may be null, is asked whether to stop; then `base::Interrupted` comes out of the loop.
[[nodiscard]] base::ParallelFor parallel_for(std::size_t threads, const Progress* progress);

/// Number of blocks that `items` are cut into, independent of the machine.
[[nodiscard]] constexpr std::size_t block_count(std::size_t items, std::size_t per_block) {
  return (items + per_block - 1) / per_block;
}

}  // namespace lacuna::pipeline
