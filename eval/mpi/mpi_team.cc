#include "eval/mpi/mpi_team.h"

#include <mpi.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>
#include <utility>

#include "eval/mpi/mpi_module.h"

namespace lacuna::mpi {
namespace {

using std::chrono::microseconds;

constexpr std::size_t kPiece = std::size_t{1} << 24;         // bytes of one message of MPI
constexpr microseconds kPatience = std::chrono::seconds(1);  // from its end until a rank tells the others of it

enum Tag : int { kSizeTag = 1, kReadyTag, kBytesTag, kEndedTag };

Error io_error(std::string message) { return {.code = ErrorCode::kIo, .message = std::move(message), .path = {}}; }

/// Between looks for what is to come: without sleep at first, then ever longer.
class Waiting {
 public:
  void pause() {
    if (looks_ < kLooksAwake) {
      ++looks_;
      std::this_thread::yield();
      return;
    }
    std::this_thread::sleep_for(pause_);
    pause_ = std::min(2 * pause_, kLongestPause);
  }
  [[nodiscard]] bool is_longer_than(microseconds time) const { return Clock::now() - begin_ > time; }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr int kLooksAwake = 1000;
  static constexpr microseconds kLongestPause{2000};
  Clock::time_point begin_ = Clock::now();
  int looks_ = 0;
  microseconds pause_{50};
};

/// Calls `work(begin, count)` for pieces of `size` values, each of at most `kPiece` bytes; the first code that is an
/// error.
template <class Work>
int in_pieces(std::size_t size, std::size_t value_bytes, const Work& work) {
  const std::size_t most = kPiece / value_bytes;
  for (std::size_t begin = 0; begin < size; begin += most) {
    if (const int code = work(begin, static_cast<int>(std::min(most, size - begin))); code != MPI_SUCCESS) return code;
  }
  return MPI_SUCCESS;
}

}  // namespace

MpiTeam::MpiTeam() {
  int rank = 0;
  int size = 1;
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  rank_ = static_cast<std::size_t>(rank);
  ended_.resize(static_cast<std::size_t>(size));
}

MpiTeam::~MpiTeam() {
  if (leave()) MPI_Finalize();
}

Status MpiTeam::check(int code, const char* call) {
  if (code == MPI_SUCCESS) return {};
  broken_ = true;
  std::array<char, MPI_MAX_ERROR_STRING + 1> text{};
  int size = 0;
  MPI_Error_string(code, text.data(), &size);
  return io_error(std::string(call) + ": " + text.data());
}

Status MpiTeam::meet(Step step, std::size_t size) {
  if (broken_) return io_error("MPI has failed");
  const auto number = static_cast<std::int64_t>(step);
  const auto count = static_cast<std::int64_t>(size);
  const std::array<std::int64_t, 4> own{number, -number, count, -count};
  std::array<std::int64_t, 4> least = own;
  if (!apart_ && ended_.size() > 1) {
    MPI_Request request = MPI_REQUEST_NULL;
    if (Status begun = check(MPI_Iallreduce(own.data(), least.data(), static_cast<int>(own.size()), MPI_INT64_T,
                                            MPI_MIN, MPI_COMM_WORLD, &request),
                             "MPI_Iallreduce");
        !begun) {
      return begun;
    }
    Waiting waiting;
    for (int done = 0;;) {
      if (Status tested = check(MPI_Test(&request, &done, MPI_STATUS_IGNORE), "MPI_Test"); !tested) return tested;
      if (done != 0) break;
      if (is_stopped()) {
        broken_ = true;  // others may be gone: nothing more is asked of MPI
        return interrupted();
      }
      waiting.pause();
      if (step != Step::kEnd || notices_sent_ || !waiting.is_longer_than(kPatience)) continue;
      if (Status said = say_ended(); !said) return said;
    }
    apart_ = least[0] != -least[1] || least[2] != -least[3];
  }
  return apart_ ? Status(io_error("another rank has given up")) : Status();
}

Status MpiTeam::say_ended() {
  notices_sent_ = true;
  for (std::size_t other = 0; other < ended_.size(); ++other) {
    if (other == rank_) continue;
    const int code = MPI_Send(nullptr, 0, MPI_BYTE, static_cast<int>(other), kEndedTag, MPI_COMM_WORLD);
    if (Status sent = check(code, "MPI_Send"); !sent) return sent;
  }
  return {};
}

/// Until the other rank has sent something with the tag.
Status MpiTeam::await(std::size_t rank, int tag) {
  const auto is_there = [&](int wanted, int& there) {
    return check(MPI_Iprobe(static_cast<int>(rank), wanted, MPI_COMM_WORLD, &there, MPI_STATUS_IGNORE), "MPI_Iprobe");
  };
  for (Waiting waiting;; waiting.pause()) {
    int there = 0;
    if (Status asked = is_there(tag, there); !asked || there != 0) return asked;
    if (ended_[rank]) return io_error("rank " + std::to_string(rank) + " has given up");
    if (is_stopped()) return interrupted();
    if (Status asked = is_there(kEndedTag, there); !asked) return asked;
    if (there == 0) continue;
    const int code =
        MPI_Recv(nullptr, 0, MPI_BYTE, static_cast<int>(rank), kEndedTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (Status received = check(code, "MPI_Recv"); !received) return received;
    ended_[rank] = true;
    ++notices_received_;
  }
}

Status MpiTeam::leave() {
  static_cast<void>(meet(Step::kEnd, 0));  // they need not be at the same step
  if (broken_) return io_error("MPI has failed");
  // What was said to this rank that it ended, and not heard: nothing may be on its way when MPI ends.
  const std::int64_t own = notices_sent_ ? 1 : 0;
  std::int64_t notices = own;
  MPI_Request request = MPI_REQUEST_NULL;
  const int code = MPI_Iallreduce(&own, &notices, 1, MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD, &request);
  if (Status begun = check(code, "MPI_Iallreduce"); !begun) return begun;
  Waiting waiting;
  for (int done = 0;;) {
    if (Status tested = check(MPI_Test(&request, &done, MPI_STATUS_IGNORE), "MPI_Test"); !tested) return tested;
    if (done != 0) break;
    if (is_stopped()) return interrupted();
    waiting.pause();
  }
  for (; notices_received_ < notices - own; ++notices_received_) {
    const int received = MPI_Recv(nullptr, 0, MPI_BYTE, MPI_ANY_SOURCE, kEndedTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (Status heard = check(received, "MPI_Recv"); !heard) return heard;
  }
  return {};
}

Result<std::vector<std::string>> MpiTeam::all_gather(std::string_view own) {
  if (Status met = meet(Step::kGather, 0); !met) return met.error();
  const auto own_size = static_cast<std::int64_t>(own.size());
  std::vector<std::int64_t> sizes(ended_.size());
  int code = MPI_Allgather(&own_size, 1, MPI_INT64_T, sizes.data(), 1, MPI_INT64_T, MPI_COMM_WORLD);
  if (Status gathered = check(code, "MPI_Allgather"); !gathered) return gathered.error();
  std::size_t total = 0;
  for (const std::int64_t size : sizes) total += static_cast<std::size_t>(size);

  std::vector<std::string> all(sizes.size());
  if (total <= kPiece) {
    std::vector<int> counts;
    std::vector<int> begins;
    int begin = 0;
    for (const std::int64_t size : sizes) {
      counts.push_back(static_cast<int>(size));
      begins.push_back(begin);
      begin += counts.back();
    }
    std::string joined(total, '\0');
    code = MPI_Allgatherv(own.data(), counts[rank_], MPI_BYTE, joined.data(), counts.data(), begins.data(), MPI_BYTE,
                          MPI_COMM_WORLD);
    if (Status gathered = check(code, "MPI_Allgatherv"); !gathered) return gathered.error();
    for (std::size_t r = 0; r < all.size(); ++r) {
      all[r] = joined.substr(static_cast<std::size_t>(begins[r]), static_cast<std::size_t>(counts[r]));
    }
    return all;
  }
  for (std::size_t r = 0; r < all.size(); ++r) all[r].resize(static_cast<std::size_t>(sizes[r]));
  all[rank_].assign(own);
  if (Status met = meet(Step::kStore, total); !met) return met.error();  // one may have had no memory for it
  for (std::size_t r = 0; r < all.size(); ++r) {
    code = in_pieces(all[r].size(), 1, [&](std::size_t first, int count) {
      return MPI_Bcast(all[r].data() + first, count, MPI_BYTE, static_cast<int>(r), MPI_COMM_WORLD);
    });
    if (Status given = check(code, "MPI_Bcast"); !given) return given.error();
  }
  return all;
}

Status MpiTeam::all_sum(std::span<std::int64_t> values) {
  if (Status met = meet(Step::kSum, values.size()); !met) return met;
  const int code = in_pieces(values.size(), sizeof(std::int64_t), [&](std::size_t first, int count) {
    return MPI_Allreduce(MPI_IN_PLACE, values.data() + first, count, MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
  });
  return check(code, "MPI_Allreduce");
}

Status MpiTeam::send(std::size_t rank, std::string_view bytes) {
  if (!is_other(rank)) return Error{.code = ErrorCode::kInternal, .message = "there is no such rank", .path = {}};
  if (apart_ || broken_) return meet(Step::kEnd, 0);
  const auto to = static_cast<int>(rank);
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (Status sent = check(MPI_Send(&size, 1, MPI_INT64_T, to, kSizeTag, MPI_COMM_WORLD), "MPI_Send"); !sent)
    return sent;
  if (Status ready = await(rank, kReadyTag); !ready) return ready;
  int code = MPI_Recv(nullptr, 0, MPI_BYTE, to, kReadyTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  if (Status heard = check(code, "MPI_Recv"); !heard) return heard;
  code = in_pieces(bytes.size(), 1, [&](std::size_t first, int count) {
    return MPI_Send(bytes.data() + first, count, MPI_BYTE, to, kBytesTag, MPI_COMM_WORLD);
  });
  return check(code, "MPI_Send");
}

Result<std::string> MpiTeam::receive(std::size_t rank) {
  if (!is_other(rank)) return Error{.code = ErrorCode::kInternal, .message = "there is no such rank", .path = {}};
  if (apart_ || broken_) return meet(Step::kEnd, 0).error();
  if (Status there = await(rank, kSizeTag); !there) return there.error();
  const auto from = static_cast<int>(rank);
  std::int64_t size = 0;
  int code = MPI_Recv(&size, 1, MPI_INT64_T, from, kSizeTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  if (Status heard = check(code, "MPI_Recv"); !heard) return heard.error();
  std::string bytes(static_cast<std::size_t>(size), '\0');
  code = MPI_Send(nullptr, 0, MPI_BYTE, from, kReadyTag, MPI_COMM_WORLD);
  if (Status said = check(code, "MPI_Send"); !said) return said.error();
  code = in_pieces(bytes.size(), 1, [&](std::size_t first, int count) {
    return MPI_Recv(bytes.data() + first, count, MPI_BYTE, from, kBytesTag, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
  });
  if (Status received = check(code, "MPI_Recv"); !received) return received.error();
  return bytes;
}

}  // namespace lacuna::mpi

extern "C" __attribute__((visibility("default"))) const char* lacuna_mpi_abi() { return lacuna::mpi::kModuleAbi; }

extern "C" __attribute__((visibility("default"))) void lacuna_mpi_team(
    lacuna::Result<std::unique_ptr<lacuna::base::Team>>& team) {
  using lacuna::Error;
  using lacuna::ErrorCode;
  int begun = 0;
  MPI_Initialized(&begun);
  if (begun != 0) {
    team = Error{.code = ErrorCode::kUsage, .message = "MPI can be started once in a process", .path = {}};
    return;
  }
  // A program that was started without `mpirun` needs no daemon of Open MPI's beside it.
  ::setenv("OMPI_MCA_ess_singleton_isolated", "1", 0);
  int provided = MPI_THREAD_SINGLE;
  const bool started = MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided) == MPI_SUCCESS;
  if (!started || provided < MPI_THREAD_FUNNELED ||
      MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN) != MPI_SUCCESS) {
    team = Error{.code = ErrorCode::kIo, .message = "MPI cannot be started for a program with threads", .path = {}};
    return;
  }
  team = std::unique_ptr<lacuna::base::Team>(std::make_unique<lacuna::mpi::MpiTeam>());
}
