// One rank of a team of MPI, for test_mpi.py: `mpirun -n N mpi_probe FOLDER_OF_THE_MODULE CASE`. Exit code 0: as it
// should be.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "eval/mpi/load_team.h"

namespace {

using lacuna::Result;
using lacuna::Status;
using lacuna::base::Team;

constexpr std::size_t kLong = (std::size_t{1} << 24) + 12345;  // more than goes in one piece

void expect(bool holds, std::string_view what) {
  if (!holds) throw std::runtime_error(std::string(what));
}

std::string text_of(std::size_t rank, std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>((i * 31 + rank * 7 + i / 1000) % 251);
  return text;
}

void gather(Team& team) {
  for (const std::size_t unit : {std::size_t{0}, std::size_t{5}, kLong}) {
    const Result<std::vector<std::string>> all = team.all_gather(text_of(team.rank(), unit * team.rank()));
    expect(all.ok() && all->size() == team.size(), "gathered");
    for (std::size_t rank = 0; rank < team.size(); ++rank) {
      expect((*all)[rank] == text_of(rank, unit * rank), "what a rank gave");
    }
  }
}

void sum(Team& team) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, kLong / 4}) {
    std::vector<std::int64_t> values(size);
    for (std::size_t i = 0; i < size; ++i) values[i] = static_cast<std::int64_t>((i << 30U) * (team.rank() + 1)) - 1;
    expect(team.all_sum(values).ok(), "summed");
    const std::size_t ranks = team.size();
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t wanted = (i << 30U) * (ranks * (ranks + 1) / 2) - ranks;
      expect(values[i] == static_cast<std::int64_t>(wanted), "a sum");
    }
  }
}

/// Everybody sends to rank 0 and gets it back; then around.
void exchange(Team& team) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{100}, kLong}) {
    for (std::size_t rank = 1; rank < team.size(); ++rank) {
      if (team.rank() == 0) {
        const Result<std::string> got = team.receive(rank);
        expect(got.ok() && *got == text_of(rank, size), "what rank 0 received");
        expect(team.send(rank, *got).ok(), "sent back");
      } else if (team.rank() == rank) {
        expect(team.send(0, text_of(rank, size)).ok(), "sent");
        const Result<std::string> back = team.receive(0);
        expect(back.ok() && *back == text_of(rank, size), "what came back");
      }
    }
  }
  expect(!team.send(team.size(), "x").ok() && !team.send(team.rank(), "x").ok(), "no such rank to send to");
  expect(!team.receive(team.size()).ok() && !team.receive(team.rank()).ok(), "no such rank to receive from");
}

/// The last rank ends its team while the others wait for it.
void give_up(Team& team, std::string_view where) {
  const std::size_t last = team.size() - 1;
  if (team.rank() == last) return;
  Status status;
  if (where == "gather") {
    const Result<std::vector<std::string>> all = team.all_gather("x");
    status = all ? Status() : Status(all.error());
  } else if (where == "sum") {
    std::vector<std::int64_t> values(3);
    status = team.all_sum(values);
  } else if (where == "send") {
    status = team.send(last, "x");
  } else {
    const Result<std::string> got = team.receive(last);
    status = got ? Status() : Status(got.error());
  }
  expect(!status.ok() && status.error().message.find("given up") != std::string::npos, "an error where one waits");
  expect(!team.all_gather("x").ok() && !team.receive(last).ok(), "an error from then on");
}

/// Ranks that are at different steps all learn it.
void different(Team& team) {
  std::vector<std::int64_t> values(team.rank() == 0 ? 2 : 3);
  expect(!team.all_sum(values).ok(), "sums of unequally many values");
  expect(!team.all_gather("x").ok(), "nothing more");
}

int run(const std::vector<std::string>& words) {
  Result<std::unique_ptr<Team>> team = lacuna::mpi::load_mpi_team({words[0]});
  if (!team) {
    std::cerr << team.error().to_string() << '\n';
    return 2;
  }
  expect((*team)->rank() < (*team)->size(), "a rank below the size");
  expect(!lacuna::mpi::load_mpi_team({words[0]}).ok(), "MPI starts once");
  if (words[1] == "all") {
    gather(**team);
    sum(**team);
    exchange(**team);
  } else if (words[1] == "different") {
    different(**team);
  } else {
    give_up(**team, words[1]);
  }
  std::cout << std::string("rank ").append(std::to_string((*team)->rank())).append(" is well\n") << std::flush;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() != 2) return 2;
  try {
    return run(words);
  } catch (const std::exception& error) {
    std::cerr << "not as it should be: " << error.what() << '\n';
    return 1;
  }
}
