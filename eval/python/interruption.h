/// \file
/// Long work without the interpreter's lock, which Ctrl-C ends.
///
///     Result<RunReport> report = run_interruptibly(on_progress, [&](Progress* progress) {
///       return check(request, progress);
///     });
///
/// The work runs on a thread of its own, while the calling one looks for signals every 20 ms. Other threads of Python
/// go on meanwhile. Work must not touch Python's objects. Cost: 0.05 ms.
#pragma once

#include <pybind11/pybind11.h>

#include <functional>
#include <optional>

#include "lacuna/progress.h"

namespace lacuna::python {

/// Calls `work`. `on_progress` is None or a callable (stage: str, done: int, total: int), which is called ten times a
/// second at most, and at the ends of stages. What it or a signal's handler raises stops the work and is raised here.
void run_apart(const pybind11::object& on_progress, const std::function<void(Progress*)>& work);

/// The same for work that returns something.
template <class Work>
[[nodiscard]] auto run_interruptibly(const pybind11::object& on_progress, const Work& work)
    -> decltype(work(static_cast<Progress*>(nullptr))) {
  std::optional<decltype(work(static_cast<Progress*>(nullptr)))> result;
  run_apart(on_progress, [&](Progress* progress) { result.emplace(work(progress)); });
  return std::move(*result);
}

}  // namespace lacuna::python
