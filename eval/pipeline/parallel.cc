#include "eval/pipeline/parallel.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <memory>

namespace lacuna::pipeline {

base::ParallelFor parallel_for(std::size_t threads) {
  if (threads == 1) return base::serial_for;
  const auto arena =
      std::make_shared<tbb::task_arena>(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
  return [arena](std::size_t count, const std::function<void(std::size_t)>& body) {
    arena->execute([&] { tbb::parallel_for(std::size_t{0}, count, body, tbb::simple_partitioner()); });
  };
}

}  // namespace lacuna::pipeline
