/// \file
/// Kills a writer in the middle of its work, again and again.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <random>
#include <thread>

namespace lacuna::test {

/// Fifty times: a process of its own calls `write(0)`, `write(1)`, … until it is killed, 1 to 20 ms after it began or,
/// every other time, after it wrote once, however slow the machine is; then `look`. `write` gives false when it cannot
/// write.
template <class Write, class Look>
void kill_often(const Write& write, const Look& look) {
  std::mt19937 random(11);
  for (int round = 0; round < 50 && !::testing::Test::HasFatalFailure(); ++round) {
    std::array<int, 2> wrote{};
    ASSERT_EQ(::pipe(wrote.data()), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::alarm(60);  // should the test itself be gone
      for (std::size_t i = 0;; ++i) {
        if (!write(i)) ::_exit(1);
        if (i == 0 && ::write(wrote[1], "1", 1) != 1) ::_exit(1);
      }
    }
    ::close(wrote[1]);
    if (char byte = 0; round % 2 == 1) {
      ASSERT_EQ(::read(wrote[0], &byte, 1), 1) << "it could not write";
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1 + random() % 20));
    ::kill(child, SIGKILL);
    ::close(wrote[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it could not write";
    look();
  }
}

}  // namespace lacuna::test
