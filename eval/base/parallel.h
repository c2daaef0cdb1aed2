/// \file
/// How lower floors ask for parallel work without knowing of threads: the pipeline hands them a `ParallelFor`.
#pragma once

#include <cstddef>
#include <functional>

namespace lacuna::base {

/// Calls `body(i)` once for each i in [0, count), in any order, perhaps at the same time; returns when all are done.
/// Work is cut into a number of blocks that does not depend on the number of threads, and partial results are
/// combined in block order: so the bytes of a result never depend on the machine.
using ParallelFor = std::function<void(std::size_t count, const std::function<void(std::size_t)>& body)>;

/// One after the other, on the calling thread.
inline void serial_for(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

}  // namespace lacuna::base
