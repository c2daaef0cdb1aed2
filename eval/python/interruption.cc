#include "eval/python/interruption.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <string_view>
#include <thread>

namespace py = pybind11;

namespace lacuna::python {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kStep{20};      // between looks for signals
constexpr std::chrono::milliseconds kUpdates{100};  // between calls of the user's function

/// Passes progress on to Python, and keeps what Python raised. `raised_` is only touched with the lock held.
class PythonProgress final : public Progress {
 public:
  explicit PythonProgress(const py::object& callable) : callable_(callable) {}

  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    if (callable_.is_none() || stage.empty()) return;
    const Clock::time_point now = Clock::now();
    if (now < next_ && done != total) return;
    next_ = now + kUpdates;
    const py::gil_scoped_acquire lock;
    if (raised_) return;
    try {
      callable_(stage, done, total);
    } catch (const py::error_already_set& error) {
      raise(error);
    }
  }

  [[nodiscard]] bool stop_requested() const override { return stop_.load(std::memory_order_relaxed); }

  /// Handlers of signals are run; when one raises, the work is asked to stop.
  void look_for_signals() {
    const py::gil_scoped_acquire lock;
    if (!raised_ && PyErr_CheckSignals() != 0) raise(py::error_already_set());
  }

  [[nodiscard]] const std::optional<py::error_already_set>& raised() const { return raised_; }

 private:
  void raise(const py::error_already_set& error) {
    raised_.emplace(error);
    stop_.store(true, std::memory_order_relaxed);
  }

  const py::object& callable_;
  Clock::time_point next_ = Clock::now();
  std::optional<py::error_already_set> raised_;
  std::atomic<bool> stop_ = false;
};

}  // namespace

void run_apart(const py::object& on_progress, const std::function<void(Progress*)>& work) {
  PythonProgress progress(on_progress);
  std::exception_ptr failure;
  {
    const py::gil_scoped_release unlocked;
    std::mutex mutex;
    std::condition_variable ended;
    bool has_ended = false;
    std::thread worker([&] {
      try {
        work(&progress);
      } catch (...) {  // out of memory, mostly
        failure = std::current_exception();
      }
      const std::lock_guard guard(mutex);
      has_ended = true;
      ended.notify_one();
    });
    std::unique_lock guard(mutex);
    while (!ended.wait_for(guard, kStep, [&] { return has_ended; })) {
      guard.unlock();
      progress.look_for_signals();
      guard.lock();
    }
    guard.unlock();
    worker.join();
  }
  if (progress.raised()) throw py::error_already_set(*progress.raised());
  if (failure) std::rethrow_exception(failure);
}

}  // namespace lacuna::python
