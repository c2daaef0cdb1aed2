#include "eval/base/agree.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/thread_team.h"

namespace lacuna::base {
namespace {

using lacuna::test::run_as_team;

const Error kNoFile{.code = ErrorCode::kFormat, .message = "no such thing", .path = "a.txt", .line = 7, .byte = 3};

TEST(Agree, AllIsWell) {
  SoloTeam alone;
  EXPECT_TRUE(agree(alone, Status()).ok());
  run_as_team(3, [&](Team& team) { EXPECT_TRUE(agree(team, Status()).ok()); });
}

TEST(Agree, OneAloneKeepsItsError) {
  SoloTeam alone;
  const Status status = agree(alone, Status(kNoFile));
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().to_string(), kNoFile.to_string());
  EXPECT_EQ(status.error().code, kNoFile.code);
}

TEST(Agree, TheFirstErrorIsEverybodys) {
  run_as_team(4, [](Team& team) {
    const Status own = team.rank() == 2   ? Status(kNoFile)
                       : team.rank() == 3 ? Status(Error{.code = ErrorCode::kIo, .message = "later"})
                                          : Status();
    const Status all = agree(team, own);
    ASSERT_FALSE(all.ok());
    EXPECT_EQ(all.error().code, ErrorCode::kFormat);
    EXPECT_EQ(all.error().to_string(), "a.txt:7: byte 3: rank 2: no such thing");
  });
}

TEST(Agree, OfValues) {
  run_as_team(2, [](Team& team) {
    EXPECT_TRUE(agree(team, Result<int>(5)).ok());
    EXPECT_FALSE(agree(team, team.rank() == 0 ? Result<int>(kNoFile) : Result<int>(5)).ok());
  });
}

TEST(Agree, WhoHasGivenUpIsNotWaitedFor) {
  run_as_team(3, [](Team& team) {
    if (team.rank() == 1) return;
    const Status own = team.rank() == 2 ? Status(kNoFile) : Status();
    const Status all = agree(team, own);
    ASSERT_FALSE(all.ok());
    EXPECT_EQ(all.error().message, team.rank() == 2 ? kNoFile.message : "another rank has given up");
  });
}

/// The double that tests of teams build on.
TEST(ThreadTeam, PassesOnWhatItIsGiven) {
  run_as_team(3, [](Team& team) {
    const Result<std::vector<std::string>> all = team.all_gather(std::string(team.rank(), 'x'));
    ASSERT_TRUE(all.ok());
    EXPECT_EQ(*all, (std::vector<std::string>{"", "x", "xx"}));
    std::vector<std::int64_t> values{static_cast<std::int64_t>(team.rank()), -1};
    ASSERT_TRUE(team.all_sum(values).ok());
    EXPECT_EQ(values, (std::vector<std::int64_t>{3, -3}));
    if (team.rank() == 0) {
      EXPECT_EQ(team.receive(2).value(), "two");
      EXPECT_TRUE(team.send(1, "one").ok());
    } else if (team.rank() == 1) {
      EXPECT_EQ(team.receive(0).value(), "one");
    } else {
      EXPECT_TRUE(team.send(0, "two").ok());
    }
    EXPECT_FALSE(team.send(team.rank(), "x").ok());
    EXPECT_FALSE(team.receive(team.size()).ok());
  });
}

TEST(ThreadTeam, DifferentCallsFailEverywhere) {
  run_as_team(2, [](Team& team) {
    std::vector<std::int64_t> values(team.rank() + 1);
    EXPECT_FALSE(team.all_sum(values).ok());
    EXPECT_FALSE(team.all_gather("x").ok());
  });
  run_as_team(2, [](Team& team) {
    if (team.rank() == 0) {
      EXPECT_FALSE(team.receive(1).ok());
    }
  });
}

TEST(ThreadTeam, WhoIsToldToStopWaitsNoLonger) {
  run_as_team(2, [](Team& team) {
    if (team.rank() == 0) {
      EXPECT_FALSE(team.receive(1).ok());  // which is interrupted
      return;
    }
    team.stop_when([] { return true; });
    const Result<std::vector<std::string>> all = team.all_gather("x");
    ASSERT_FALSE(all.ok());
    EXPECT_EQ(all.error().code, ErrorCode::kInterrupted);
  });
}

}  // namespace
}  // namespace lacuna::base
