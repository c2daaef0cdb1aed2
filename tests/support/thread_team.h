/// \file
/// A team whose ranks are threads of this process: what MPI does, and as strictly.
///
///     run_as_team(3, [&](base::Team& team) { … });   // returns when all three are done
///
/// As with MPI, `send` waits for `receive`; a rank whose function returns has given up what the others still wait for:
/// they get an error, and so does every rank when the ranks make different calls.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "eval/base/team.h"
#include "lacuna/result.h"

namespace lacuna::test {

/// What the threads share.
class TeamRoom {
 public:
  using Stopped = std::function<bool()>;  ///< whether a rank is told to stop waiting

  explicit TeamRoom(std::size_t ranks) : given_(ranks), ended_(ranks, false) {}

  /// What each rank gives to the same `call`, at every rank, once all are here.
  Result<std::vector<std::string>> meet(std::size_t rank, std::string_view call, std::string_view own,
                                        const Stopped& stopped) {
    std::unique_lock lock(mutex_);
    if (apart_) return given_up();
    if (arrived_ == 0) call_ = call;
    if (call_ != call) return fall_apart(given_up());
    given_[rank] = own;
    const std::size_t round = round_;
    if (++arrived_ == given_.size()) {
      taken_ = given_;
      arrived_ = 0;
      ++round_;
      changed_.notify_all();
    } else if (any_ended_) {
      return fall_apart(given_up());
    }
    if (!wait(lock, stopped, [&] { return round_ != round || apart_; })) return fall_apart(interrupted());
    if (round_ == round) return given_up();
    return taken_;
  }
  Status send(std::size_t from, std::size_t to, std::string_view bytes, const Stopped& stopped) {
    std::unique_lock lock(mutex_);
    const std::pair way(from, to);
    letters_[way] = std::string(bytes);
    changed_.notify_all();
    const auto is_over = [&] { return !letters_[way].has_value() || ended_[to] || apart_; };
    if (!wait(lock, stopped, is_over)) return fall_apart(interrupted());
    return letters_[way].has_value() ? Status(given_up()) : Status();
  }
  Result<std::string> receive(std::size_t from, std::size_t to, const Stopped& stopped) {
    std::unique_lock lock(mutex_);
    std::optional<std::string>& letter = letters_[std::pair(from, to)];
    const auto is_over = [&] { return letter.has_value() || ended_[from] || apart_; };
    if (!wait(lock, stopped, is_over)) return fall_apart(interrupted());
    if (!letter.has_value()) return given_up();
    std::string bytes = std::move(*letter);
    letter.reset();
    changed_.notify_all();
    return bytes;
  }
  void end(std::size_t rank) {
    const std::lock_guard lock(mutex_);
    ended_[rank] = true;
    any_ended_ = true;
    if (arrived_ > 0) apart_ = true;
    changed_.notify_all();
  }

 private:
  static Error given_up() { return {.code = ErrorCode::kIo, .message = "another rank has given up", .path = {}}; }
  static Error interrupted() { return {.code = ErrorCode::kInterrupted, .message = "interrupted", .path = {}}; }
  Error fall_apart(Error error) {
    apart_ = true;
    changed_.notify_all();
    return error;
  }
  /// False when the rank is told to stop before.
  template <class Condition>
  bool wait(std::unique_lock<std::mutex>& lock, const Stopped& stopped, const Condition& is_over) {
    while (!changed_.wait_for(lock, std::chrono::milliseconds(5), is_over)) {
      if (stopped()) return false;
    }
    return true;
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> given_;
  std::vector<std::string> taken_;
  std::vector<bool> ended_;
  std::map<std::pair<std::size_t, std::size_t>, std::optional<std::string>> letters_;
  std::string call_;
  std::size_t arrived_ = 0;
  std::size_t round_ = 0;
  bool any_ended_ = false;
  bool apart_ = false;
};

class ThreadTeam final : public base::Team {
 public:
  ThreadTeam(TeamRoom& room, std::size_t rank, std::size_t size) : room_(room), rank_(rank), size_(size) {}
  ThreadTeam(const ThreadTeam&) = delete;
  ThreadTeam& operator=(const ThreadTeam&) = delete;
  ThreadTeam(ThreadTeam&&) = delete;
  ThreadTeam& operator=(ThreadTeam&&) = delete;
  ~ThreadTeam() override { room_.end(rank_); }

  [[nodiscard]] std::size_t rank() const override { return rank_; }
  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] Result<std::vector<std::string>> all_gather(std::string_view own) override {
    return room_.meet(rank_, "gather", own, stopped());
  }
  [[nodiscard]] Status all_sum(std::span<std::int64_t> values) override {
    const std::string call = std::string("sum ").append(std::to_string(values.size()));
    const std::string_view own{reinterpret_cast<const char*>(values.data()), values.size_bytes()};
    const Result<std::vector<std::string>> all = room_.meet(rank_, call, own, stopped());
    if (!all) return all.error();
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = 0;
      for (const std::string& given : *all) {
        std::int64_t value = 0;
        given.copy(reinterpret_cast<char*>(&value), sizeof value, i * sizeof value);
        values[i] += value;
      }
    }
    return {};
  }
  [[nodiscard]] Status send(std::size_t rank, std::string_view bytes) override {
    return rank < size_ && rank != rank_ ? room_.send(rank_, rank, bytes, stopped()) : Status(no_such_rank());
  }
  [[nodiscard]] Result<std::string> receive(std::size_t rank) override {
    return rank < size_ && rank != rank_ ? room_.receive(rank, rank_, stopped()) : Result<std::string>(no_such_rank());
  }

 private:
  [[nodiscard]] TeamRoom::Stopped stopped() const {
    return [this] { return is_stopped(); };
  }
  static Error no_such_rank() { return {.code = ErrorCode::kInternal, .message = "there is no such rank", .path = {}}; }

  TeamRoom& room_;
  std::size_t rank_;
  std::size_t size_;
};

/// Calls `work` once for each rank of a team, all at the same time.
inline void run_as_team(std::size_t ranks, const std::function<void(base::Team& team)>& work) {
  TeamRoom room(ranks);
  std::vector<std::thread> threads;
  threads.reserve(ranks);
  for (std::size_t rank = 0; rank < ranks; ++rank) {
    threads.emplace_back([&room, &work, rank, ranks] {
      ThreadTeam team(room, rank, ranks);
      work(team);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace lacuna::test
