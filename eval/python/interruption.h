/// \file
/// Long work without the interpreter's lock, which Ctrl-C ends.
///
///     Result<SystemResult> result = run_interruptibly(on_progress, [&](Progress* progress) {
///       return score_segments(request, progress);
///     });
///
/// The work runs on a thread of its own, while the calling one looks for signals every 20 ms. Other threads of Python
/// go on meanwhile. Work must not touch Python's objects. Cost: 0.05 ms.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "lacuna/progress.h"

namespace lacuna::python {

/// What becomes of work that was asked to stop and does not yet.
enum class Patience {
  kUntilItEnds,
  /// It is left to itself, and its result forgotten; the interpreter waits for it when it ends. Only for work that owns
  /// all it uses, and asks to go on before it writes anything.
  kShort,
};

/// Calls `work`. `on_progress` is None or a callable (stage: str, done: int, total: int), which is called ten times a
/// second at most, and at the ends of stages. What it or a signal's handler raises stops the work and is raised here.
void run_apart(const pybind11::object& on_progress, Patience patience, std::function<void(Progress*)> work);

/// The same for work that returns something.
template <class Work>
[[nodiscard]] auto run_interruptibly(const pybind11::object& on_progress, Work work,
                                     Patience patience = Patience::kUntilItEnds)
    -> decltype(work(static_cast<Progress*>(nullptr))) {
  const auto result = std::make_shared<std::optional<decltype(work(static_cast<Progress*>(nullptr)))>>();
  run_apart(on_progress, patience,
            [result, work = std::move(work)](Progress* progress) { result->emplace(work(progress)); });
  return std::move(**result);
}

/// Waits, at the interpreter's end, for work that was left to itself.
void bind_interruption(pybind11::module_& module);

}  // namespace lacuna::python
