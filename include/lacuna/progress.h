/// \file
/// `Progress`: how long work reports how far it is, and asks whether to stop.
///
///     class Stoppable : public lacuna::Progress {
///      public:
///       void update(std::string_view, std::size_t, std::size_t) override {}
///       bool stop_requested() const override { return stop_; }
///       std::atomic<bool> stop_ = false;
///     };
///
/// Work that is asked to stop ends within a fraction of a second with the error `kInterrupted`, and leaves nothing
/// behind.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna {

/// `update` and `note` are called by long work from one thread at a time.
class Progress {
 public:
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  virtual ~Progress() = default;

  /// `done` of `total` steps of `stage` are finished; `total` 0: unknown.
  virtual void update(std::string_view stage, std::size_t done, std::size_t total) = 0;
  /// A line about a stage that ended ("5 EM iterations, perplexity 41.2").
  virtual void note(std::string_view /*line*/) {}
  /// Whether the work shall end. Asked often, from any of its threads, perhaps from several at once.
  [[nodiscard]] virtual bool stop_requested() const { return false; }
};

}  // namespace lacuna
