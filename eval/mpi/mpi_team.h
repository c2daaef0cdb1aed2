/// \file
/// `MpiTeam`: the ranks of MPI_COMM_WORLD as a `base::Team`; part of lacuna_mpi.so alone (mpi_module.h).
///
/// Every collective call begins with a meeting: a small reduction in which each rank says what it is about to do, and
/// for which it waits asleep, so that ranks that wait for one that works take no time from it. If they do not say the
/// same, one has given up: all of them get an error and use MPI only to end it. A rank that ends its team while others
/// wait for a message of it lets them know after a while.
/// Messages of any size: MPI counts by `int`, so long ones go in pieces.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/base/team.h"
#include "lacuna/result.h"

namespace lacuna::mpi {

class MpiTeam final : public base::Team {
 public:
  /// MPI is started, and returns its errors on MPI_COMM_WORLD.
  MpiTeam();
  MpiTeam(const MpiTeam&) = delete;
  MpiTeam& operator=(const MpiTeam&) = delete;
  MpiTeam(MpiTeam&&) = delete;
  MpiTeam& operator=(MpiTeam&&) = delete;
  /// Ends MPI when all ranks end their teams; leaves it to `mpirun` if MPI itself has failed.
  ~MpiTeam() override;

  [[nodiscard]] std::size_t rank() const override { return rank_; }
  [[nodiscard]] std::size_t size() const override { return ended_.size(); }
  [[nodiscard]] Result<std::vector<std::string>> all_gather(std::string_view own) override;
  [[nodiscard]] Status all_sum(std::span<std::int64_t> values) override;
  /// Returns when the other rank has called `receive`.
  [[nodiscard]] Status send(std::size_t rank, std::string_view bytes) override;
  [[nodiscard]] Result<std::string> receive(std::size_t rank) override;

 private:
  enum class Step : std::int64_t { kEnd, kGather, kStore, kSum };
  Status meet(Step step, std::size_t size);
  Status await(std::size_t rank, int tag);
  Status check(int code, const char* call);
  Status say_ended();
  Status leave();
  [[nodiscard]] bool is_other(std::size_t rank) const { return rank < size() && rank != rank_; }

  std::size_t rank_ = 0;
  std::vector<bool> ended_;            ///< by rank: it has said that it ends
  std::int64_t notices_received_ = 0;  ///< how many have
  bool notices_sent_ = false;
  bool apart_ = false;   ///< the ranks are at different steps, which all of them know
  bool broken_ = false;  ///< MPI has failed
};

}  // namespace lacuna::mpi
