#include "eval/pipeline/parallel.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "eval/base/interruption.h"

namespace lacuna::pipeline {
namespace {

using tbb::global_control;

std::size_t allowed_threads() { return global_control::active_value(global_control::max_allowed_parallelism); }

/// So many threads, even when there are fewer cores. TBB writes a warning to standard error when an arena asks for more
/// threads than are allowed, so it is never asked for that.
class Arena {
 public:
  explicit Arena(std::size_t threads) {
    if (threads > allowed_threads()) control_.emplace(global_control::max_allowed_parallelism, threads);
    arena_.initialize(threads == 0 ? tbb::task_arena::automatic
                                   : static_cast<int>(std::min(threads, allowed_threads())));
  }

  template <class Work>
  void execute(const Work& work) {
    arena_.execute(work);
  }

 private:
  std::optional<global_control> control_;
  tbb::task_arena arena_;
};

}  // namespace

base::ParallelFor parallel_for(std::size_t threads, const Progress* progress) {
  if (threads == 1) {
    return [progress](std::size_t count, const std::function<void(std::size_t)>& body) {
      for (std::size_t i = 0; i < count; ++i) {
        base::stop_if_asked(progress);
        body(i);
      }
    };
  }
  const auto arena = std::make_shared<Arena>(threads);
  return [arena, progress](std::size_t count, const std::function<void(std::size_t)>& body) {
    const auto asking = [&](std::size_t i) {
      base::stop_if_asked(progress);
      body(i);
    };
    arena->execute([&] { tbb::parallel_for(std::size_t{0}, count, asking, tbb::simple_partitioner()); });
  };
}

}  // namespace lacuna::pipeline
