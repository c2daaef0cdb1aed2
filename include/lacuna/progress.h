/// \file
/// `Progress`: how long work reports how far it is, and asks whether to stop.
#pragma once

#include <cstddef>
#include <string_view>

namespace lacuna {

/// Called by long work from one thread at a time.
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
};

}  // namespace lacuna
