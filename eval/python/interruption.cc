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

constexpr std::chrono::milliseconds kStep{20};       // between looks for signals
constexpr std::chrono::milliseconds kUpdates{100};   // between calls of the user's function
constexpr std::chrono::milliseconds kPatience{100};  // with work that was asked to stop

/// Passes progress on to Python, and keeps what Python raised. Python's objects are only touched with the lock held,
/// and not any more after `stop`.
class PythonProgress final : public Progress {
 public:
  explicit PythonProgress(const py::object& callable) : callable_(callable), has_callable_(!callable.is_none()) {}

  void update(std::string_view stage, std::size_t done, std::size_t total) override {
    if (!has_callable_ || stage.empty() || stop_requested()) return;
    const Clock::time_point now = Clock::now();
    if (now < next_ && done != total) return;
    next_ = now + kUpdates;
    const py::gil_scoped_acquire lock;
    if (stop_requested()) return;
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
    if (!stop_requested() && PyErr_CheckSignals() != 0) raise(py::error_already_set());
  }

  /// Hands out what was raised, and lets go of all that is Python's.
  [[nodiscard]] std::optional<py::error_already_set> release() {
    callable_ = py::none();
    return std::exchange(raised_, std::nullopt);
  }

 private:
  void raise(const py::error_already_set& error) {
    raised_.emplace(error);
    stop_.store(true, std::memory_order_relaxed);
  }

  py::object callable_;
  const bool has_callable_;
  Clock::time_point next_ = Clock::now();
  std::optional<py::error_already_set> raised_;
  std::atomic<bool> stop_ = false;
};

/// Counts the work that was left to itself.
class LeftWork {
 public:
  void add(int change) {
    const std::lock_guard guard(mutex_);
    running_ += change;
    changed_.notify_all();
  }
  /// Whether there is none after one step.
  [[nodiscard]] bool has_ended_within_a_step() {
    std::unique_lock guard(mutex_);
    return changed_.wait_for(guard, kStep, [&] { return running_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int running_ = 0;
};

LeftWork& left_work() {
  static auto* const work = new LeftWork;  // never destroyed: threads may be using it at the very end
  return *work;
}

/// What the calling thread and the working one share.
struct Job {
  Job(const py::object& on_progress, std::function<void(Progress*)> to_do)
      : progress(on_progress), work(std::move(to_do)) {}

  PythonProgress progress;
  std::function<void(Progress*)> work;
  std::mutex mutex;
  std::condition_variable ended;
  bool has_ended = false;
  bool is_left = false;
  std::exception_ptr failure;
};

void run(const std::shared_ptr<Job>& job) {
  try {
    job->work(&job->progress);
  } catch (...) {  // out of memory, mostly
    job->failure = std::current_exception();
  }
  const std::lock_guard guard(job->mutex);
  job->has_ended = true;
  job->ended.notify_one();
  if (job->is_left) left_work().add(-1);
}

/// Without the interpreter's lock. Returns when the work has ended, or is left to itself.
void wait_for(Job& job, Patience patience) {
  std::optional<Clock::time_point> asked;
  std::unique_lock guard(job.mutex);
  while (!job.ended.wait_for(guard, kStep, [&] { return job.has_ended; })) {
    guard.unlock();
    job.progress.look_for_signals();
    guard.lock();
    if (patience == Patience::kUntilItEnds || !job.progress.stop_requested()) continue;
    if (!asked) asked = Clock::now();
    if (job.has_ended || Clock::now() - *asked < kPatience) continue;
    job.is_left = true;
    left_work().add(1);
    return;
  }
}

}  // namespace

void run_apart(const py::object& on_progress, Patience patience, std::function<void(Progress*)> work) {
  const auto job = std::make_shared<Job>(on_progress, std::move(work));
  {
    const py::gil_scoped_release unlocked;
    std::thread worker([job] { run(job); });
    wait_for(*job, patience);
    if (job->is_left) {
      worker.detach();
    } else {
      worker.join();
    }
  }
  if (std::optional<py::error_already_set> raised = job->progress.release()) throw py::error_already_set(*raised);
  if (job->failure) std::rethrow_exception(job->failure);
}

void bind_interruption(py::module_& module) {
  module.def("_wait_for_left_work", [] {
    while (true) {
      {
        const py::gil_scoped_release unlocked;
        if (left_work().has_ended_within_a_step()) return;
      }
      if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    }
  });
  py::module_::import("atexit").attr("register")(module.attr("_wait_for_left_work"));
}

}  // namespace lacuna::python
