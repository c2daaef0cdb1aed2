/// \file
/// Processes that do one job together, each with its own memory: the ranks of MPI, or one process alone.
///
///     const std::size_t share = team.rank();            // of team.size() shares
///     Result<std::vector<std::string>> all = team.all_gather(own);
///
/// Every rank makes the same calls in the same order, but `send` and `receive`, which two ranks make for each other.
/// Thread-safety: one thread of each process.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lacuna/result.h"

namespace lacuna::base {

class Team {
 public:
  Team() = default;
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;
  Team(Team&&) = delete;
  Team& operator=(Team&&) = delete;
  virtual ~Team() = default;

  [[nodiscard]] virtual std::size_t rank() const = 0;
  [[nodiscard]] virtual std::size_t size() const = 0;

  /// What each rank gives, in the order of the ranks, at every rank. Errors: kIo.
  [[nodiscard]] virtual Result<std::vector<std::string>> all_gather(std::string_view own) = 0;
  /// Replaces `values`, as many at each rank, by their sums over the ranks. Errors: kIo.
  [[nodiscard]] virtual Status all_sum(std::span<std::int64_t> values) = 0;
  /// Bytes for another rank, of any number. Errors: kIo.
  [[nodiscard]] virtual Status send(std::size_t rank, std::string_view bytes) = 0;
  /// What another rank sends. Errors: kIo.
  [[nodiscard]] virtual Result<std::string> receive(std::size_t rank) = 0;

  /// From now on whoever waits for another rank asks now and then, and gives up with the error kInterrupted when told;
  /// the team is of no use then.
  void stop_when(std::function<bool()> asked) { asked_ = std::move(asked); }

 protected:
  [[nodiscard]] bool is_stopped() const { return asked_ && asked_(); }
  [[nodiscard]] static Error interrupted() {
    return {.code = ErrorCode::kInterrupted, .message = "interrupted", .path = {}};
  }

 private:
  std::function<bool()> asked_;
};

/// One process alone.
class SoloTeam final : public Team {
 public:
  [[nodiscard]] std::size_t rank() const override { return 0; }
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] Result<std::vector<std::string>> all_gather(std::string_view own) override {
    return std::vector<std::string>{std::string(own)};
  }
  [[nodiscard]] Status all_sum(std::span<std::int64_t> /*values*/) override { return {}; }
  [[nodiscard]] Status send(std::size_t /*rank*/, std::string_view /*bytes*/) override { return alone(); }
  [[nodiscard]] Result<std::string> receive(std::size_t /*rank*/) override { return alone(); }

 private:
  static Error alone() { return {.code = ErrorCode::kInternal, .message = "there is no other rank", .path = {}}; }
};

}  // namespace lacuna::base
