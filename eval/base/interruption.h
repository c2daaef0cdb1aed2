/// \file
/// How long work ends when its caller asks it to: an exception that never leaves the library.
///
///     return base::interruptible([&]() -> Result<Report> {
///       base::stop_if_asked(progress);  // in loops without a `ParallelFor`; that asks by itself
///       …
///     });
///
/// Everything on the way owns what it holds, so nothing is left behind. Thread-safety: free functions, no state.
#pragma once

#include <exception>

#include "lacuna/progress.h"
#include "lacuna/result.h"

namespace lacuna::base {

/// Thrown where work is asked to stop, caught by `interruptible`.
class Interrupted : public std::exception {
 public:
  [[nodiscard]] const char* what() const noexcept override { return "interrupted"; }
};

/// Throws `Interrupted` when the caller asks to stop. `progress` may be null.
inline void stop_if_asked(const Progress* progress) {
  if (progress != nullptr && progress->stop_requested()) throw Interrupted{};
}

/// What `work` returns, a `Result`, or the error kInterrupted.
template <class Work>
[[nodiscard]] auto interruptible(const Work& work) -> decltype(work()) {
  try {
    return work();
  } catch (const Interrupted& interrupted) {
    return Error{.code = ErrorCode::kInterrupted, .message = interrupted.what(), .path = {}};
  }
}

}  // namespace lacuna::base
